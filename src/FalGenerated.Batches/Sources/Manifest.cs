using System.Globalization;
using CsvHelper;
using CsvHelper.Configuration;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace FalGenerated.Batches.Sources;

/// <summary>Reads a list of clips with options of their own: CSV with a header, or a JSON object a line.</summary>
internal static class Manifest
{
    private const long MostBytes = 64 * 1024 * 1024;

    /// <summary>Determines whether a source is a manifest, by its ending.</summary>
    public static bool Is(string path) => IsCsv(path) || path.EndsWith(".jsonl", StringComparison.OrdinalIgnoreCase);

    /// <summary>Reads the rows.</summary>
    /// <param name="path">The file.</param>
    /// <param name="problems">Takes a sentence for each row that cannot be used.</param>
    public static IReadOnlyList<ManifestRow> Read(string path, List<string> problems)
    {
        if (new FileInfo(path).Length > MostBytes)
        {
            problems.Add($"The manifest {path} has more than {MostBytes} bytes: split it.");
            return [];
        }

        List<ManifestRow> rows = [.. IsCsv(path) ? ReadCsv(path, problems) : ReadLines(path, problems)];
        problems.AddRange(rows.SelectMany(row => row.Problems()));
        return rows;
    }

    private static bool IsCsv(string path) => path.EndsWith(".csv", StringComparison.OrdinalIgnoreCase);

    private static IEnumerable<ManifestRow> ReadCsv(string path, List<string> problems)
    {
        using StreamReader text = new(path);
        CsvConfiguration configuration = new(CultureInfo.InvariantCulture) { TrimOptions = TrimOptions.Trim, MissingFieldFound = null, BadDataFound = null };
        using CsvReader csv = new(text, configuration);
        if (!csv.Read() || !csv.ReadHeader())
        {
            problems.Add($"The manifest {path} is empty: begin it with a line of names, such as source,resolution.");
            yield break;
        }

        string[] header = csv.HeaderRecord!;
        while (csv.Read())
        {
            if (csv.Parser.Count > header.Length)
            {
                problems.Add(FormattableString.Invariant($"Line {csv.Parser.RawRow}: it has {csv.Parser.Count} fields, and the first line has {header.Length}."));
                continue;
            }

            yield return new(csv.Parser.RawRow, header.Index().ToDictionary(name => name.Item, name => csv.GetField(name.Index) ?? ""));
        }
    }

    private static IEnumerable<ManifestRow> ReadLines(string path, List<string> problems)
    {
        int number = 0;
        foreach (string line in File.ReadLines(path))
        {
            number++;
            if (!string.IsNullOrWhiteSpace(line) && Parse(line, number, problems) is { } row)
            {
                yield return row;
            }
        }
    }

    private static ManifestRow? Parse(string line, int number, List<string> problems)
    {
        try
        {
            JObject json = JObject.Parse(line);
            return new(number, json.Properties().ToDictionary(member => member.Name, member => Convert.ToString((member.Value as JValue)?.Value, CultureInfo.InvariantCulture) ?? ""));
        }
        catch (JsonException)
        {
            problems.Add(FormattableString.Invariant($"Line {number}: it is no JSON object; write one such as {{\"source\":\"a.mp4\",\"resolution\":\"4k\"}}."));
            return null;
        }
    }
}
