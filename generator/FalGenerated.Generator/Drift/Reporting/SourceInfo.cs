using System.Security.Cryptography;
using FalGenerated.Generator.Json;

namespace FalGenerated.Generator.Drift.Reporting;

/// <summary>Which bytes were compared.</summary>
/// <param name="Name">A relative path or an address; never an absolute path, which differs from machine to machine.</param>
/// <param name="Sha256">Of the raw bytes.</param>
/// <param name="Bytes">How many.</param>
internal sealed record SourceInfo(string Name, string Sha256, long Bytes)
{
    public static SourceInfo Of(SourceText source) =>
        new(source.Name, Convert.ToHexStringLower(SHA256.HashData(source.Bytes.Span)), source.Bytes.Length);

    /// <summary>The name of a file in reports: relative to the working folder when it lies below it, else its last part.</summary>
    public static string NameOf(string path)
    {
        if (!Path.IsPathRooted(path))
        {
            return path.Replace('\\', '/');
        }

        string relative = Path.GetRelativePath(Directory.GetCurrentDirectory(), path).Replace('\\', '/');
        return Path.IsPathRooted(relative) || relative.StartsWith("../", StringComparison.Ordinal) ? Path.GetFileName(path) : relative;
    }
}
