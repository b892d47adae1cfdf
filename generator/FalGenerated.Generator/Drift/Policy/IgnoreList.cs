using System.Globalization;
using FalGenerated.Generator.Diagnostics;
using FalGenerated.Generator.Drift.Comparison;
using FalGenerated.Generator.Json;

namespace FalGenerated.Generator.Drift.Policy;

/// <summary>The accepted findings of <c>drift.ignore.json</c>.</summary>
internal sealed class IgnoreList(IReadOnlyList<IgnoreEntry> entries)
{
    public const string FileName = "drift.ignore.json";

    /// <summary>An acceptance that outlives this is a decision and belongs into code or overlay.</summary>
    public const int MaxDays = 180;

    public static IgnoreList Empty { get; } = new([]);

    public IReadOnlyList<IgnoreEntry> Entries { get; } = entries;

    /// <exception cref="UsageException">The file is there and cannot be used; every problem is listed.</exception>
    public static IgnoreList Read(string path, DateOnly today)
    {
        if (!File.Exists(path))
        {
            return Empty;
        }

        Node root;
        try
        {
            root = JsonReader.Read(new SourceText(path, File.ReadAllBytes(path)));
        }
        catch (DiagnosticException refusal)
        {
            throw new UsageException(refusal.Message);
        }

        if ((root as ObjectNode)?["ignore"] is not ArrayNode list)
        {
            throw new UsageException($"{path}: an ignore list is an object with an array 'ignore'.");
        }

        List<string> problems = [];
        List<IgnoreEntry> entries = [.. list.Items.Select(item => ReadEntry(item, today, problems)).OfType<IgnoreEntry>()];
        return problems.Count == 0 ? new(entries) : throw new UsageException(string.Join('\n', problems));
    }

    private static IgnoreEntry? ReadEntry(Node item, DateOnly today, List<string> problems)
    {
        string? Text(string name) => ((item as ObjectNode)?[name] as TextNode)?.Value;
        string place = $"{item.Source.Name}({item.Position.Line},{item.Position.Column})";
        int before = problems.Count;
        if (Text("fingerprint") is null && (Text("rule") is null || Text("pointer") is null))
        {
            problems.Add($"{place}: an entry needs 'fingerprint', or 'rule' with 'operation' and 'pointer'.");
        }

        if (Text("reason") is not { Length: > 0 })
        {
            problems.Add($"{place}: an entry needs a 'reason'.");
        }

        if (!DateOnly.TryParseExact(Text("until"), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly until))
        {
            problems.Add($"{place}: an entry needs 'until', a date such as 2027-01-31.");
        }
        else if (until > today.AddDays(MaxDays))
        {
            problems.Add($"{place}: 'until' is more than {MaxDays} days ahead; choose a date up to {today.AddDays(MaxDays):yyyy-MM-dd}.");
        }

        return problems.Count > before ? null : new IgnoreEntry
        {
            Fingerprint = Text("fingerprint"),
            Rule = Text("rule"),
            Operation = Text("operation"),
            Pointer = Text("pointer"),
            Reason = Text("reason")!,
            Owner = Text("owner"),
            Issue = Text("issue"),
            Until = until,
        };
    }

    /// <summary>Marks what is covered; what an expired entry covered comes back with a note.</summary>
    public IReadOnlyList<Finding> Apply(IReadOnlyList<Finding> findings, DateOnly today) =>
    [
        .. findings.Select(finding => Entries.FirstOrDefault(entry => entry.Covers(finding)) switch
        {
            null => finding,
            { } entry when entry.Until < today => finding with { Note = string.Create(CultureInfo.InvariantCulture, $"accepted until {entry.Until:yyyy-MM-dd}, which has passed") },
            { } entry => finding with { IgnoredBy = entry.Reason },
        }),
    ];

    /// <summary>Entries that have expired, and entries that match nothing.</summary>
    public IReadOnlyList<string> Remarks(IReadOnlyList<Finding> findings, DateOnly today) =>
    [
        .. Expired(today).Select(entry => string.Create(CultureInfo.InvariantCulture, $"the ignore entry {entry.Name} expired on {entry.Until:yyyy-MM-dd}: decide again, or remove it")),
        .. Entries.Where(entry => !findings.Any(entry.Covers)).Select(entry => $"the ignore entry {entry.Name} matches no finding: remove it"),
    ];

    public IEnumerable<IgnoreEntry> Expired(DateOnly today) => Entries.Where(entry => entry.Until < today);
}
