using System.Globalization;

namespace FalGenerated.PostgreSql.Schema;

/// <summary>The steps of the schema. Step N takes a schema of version N - 1 to version N; a step is never changed once it was released.</summary>
internal static class SchemaScripts
{
    /// <summary>The version that this package reads and writes.</summary>
    public const int Current = 2;

    /// <summary>The text of one step.</summary>
    public static string Step(int version, string schema)
    {
        string name = string.Create(CultureInfo.InvariantCulture, $"{version}.sql");
        using Stream script = typeof(SchemaScripts).Assembly.GetManifestResourceStream(name)!;
        using StreamReader reader = new(script);
        return reader.ReadToEnd().Replace("{schema}", schema, StringComparison.Ordinal);
    }
}
