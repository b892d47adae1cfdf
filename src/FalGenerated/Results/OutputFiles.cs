using System.Reflection;

namespace FalGenerated.Results;

/// <summary>Finds the file in an output type.</summary>
internal static class OutputFiles
{
    /// <summary>The way to the only file that the type has.</summary>
    /// <exception cref="ArgumentException">It has none, or several.</exception>
    public static Func<TOutput, FalFile> OnlyOne<TOutput>()
        where TOutput : class
    {
        PropertyInfo[] files = [.. typeof(TOutput).GetProperties().Where(property => property.PropertyType == typeof(FalFile))];
        return files is [{ GetMethod: { } get }]
            ? get.CreateDelegate<Func<TOutput, FalFile>>()
            : throw new ArgumentException($"{typeof(TOutput).Name} has {files.Length} files of its own: say which one is meant.", "fileOf");
    }
}
