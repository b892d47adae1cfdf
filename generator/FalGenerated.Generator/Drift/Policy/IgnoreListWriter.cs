using System.Globalization;
using FalGenerated.Generator.Diagnostics;
using FalGenerated.Generator.Drift.Comparison;
using FalGenerated.Generator.Json;

namespace FalGenerated.Generator.Drift.Policy;

/// <summary>Adds entries to the list of accepted findings, keeping what stands there.</summary>
internal static class IgnoreListWriter
{
    /// <exception cref="UsageException">An argument, or the list that is there, cannot be used.</exception>
    public static byte[] Add(string path, AcceptRequest request, DateOnly today)
    {
        List<string> problems = [.. request.Fingerprints.Where(text => !IsFingerprint(text)).Select(text => $"'{Truncate.Of(text, 40)}' is no fingerprint; reports print {Fingerprint.Length} hexadecimal digits.")];
        if (string.IsNullOrWhiteSpace(request.Reason))
        {
            problems.Add("--reason must say why the finding may stay.");
        }

        if (!DateOnly.TryParseExact(request.Until, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly day))
        {
            problems.Add($"--until {Truncate.Of(request.Until, 40)} is no date; write it as 2027-01-31.");
        }
        else if (day < today || day > today.AddDays(IgnoreList.MaxDays))
        {
            problems.Add(string.Create(CultureInfo.InvariantCulture, $"--until must lie between today and {today.AddDays(IgnoreList.MaxDays):yyyy-MM-dd}."));
        }

        if (problems.Count > 0)
        {
            throw new UsageException(string.Join('\n', problems));
        }

        IgnoreList.Read(path, today);
        ObjectNode root = File.Exists(path) ? (ObjectNode)JsonReader.Read(new SourceText(path, File.ReadAllBytes(path))) : new ObjectNode(SourceText.Synthetic, 0);
        ArrayNode list = root["ignore"] as ArrayNode ?? root.Array();
        foreach (string fingerprint in request.Fingerprints)
        {
            if (list.Items.OfType<ObjectNode>().FirstOrDefault(entry => entry.TextOf("fingerprint") == fingerprint) is { } known)
            {
                list.Remove(known);
            }

            list.Add(root.Object(
                ("fingerprint", root.Text(fingerprint)),
                ("reason", root.Text(request.Reason)),
                ("owner", Text(root, request.Owner)),
                ("issue", Text(root, request.Issue)),
                ("until", root.Text(request.Until))));
        }

        root.Set("ignore", list);
        return JsonText.Write(root);
    }

    private static bool IsFingerprint(string text) => text.Length == Fingerprint.Length && text.All(char.IsAsciiHexDigitLower);

    private static Node Text(Node near, string? text) => text is null ? new NullNode(near.Source, near.Offset) : near.Text(text);
}
