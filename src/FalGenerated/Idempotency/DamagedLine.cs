using FalGenerated.Wire;
using Newtonsoft.Json.Linq;

namespace FalGenerated.Idempotency;

/// <summary>Reads what can be read of a line that does not check.</summary>
internal static class DamagedLine
{
    /// <summary>The key of a line of the journal: the text after <c>"k":</c> in an old line, and the first quoted text in a new one.</summary>
    public static string? KeyOf(string line)
    {
        int old = line.IndexOf("\"k\":\"", StringComparison.Ordinal);
        int start = old >= 0 ? old + 4 : line.Contains($"{JournalLine.Kind} ", StringComparison.Ordinal) ? line.IndexOf('"', StringComparison.Ordinal) : -1;
        int end = start + 1;
        while (start >= 0 && end < line.Length && line[end] != '"')
        {
            end += line[end] == '\\' ? 2 : 1;
        }

        return start >= 0 && end < line.Length && LenientJson.Read<string>(line[start..(end + 1)]) is { Length: > 0 } key && JournalText.Keeps(key) ? key : null;
    }

    /// <summary>The text of a line of a budget whose JSON is whole; null when it is none.</summary>
    public static string? SumOf(string line)
    {
        int start = line.IndexOf("b {", StringComparison.Ordinal);
        int end = line.LastIndexOf('}');
        if (start < 0 || end < start)
        {
            return null;
        }

        string text = line[start..(end + 1)];
        return LenientJson.Read<JObject>(text[2..]) is { } sum
            && sum["i"] is { Type: JTokenType.String } && sum["b"] is { Type: JTokenType.String } && sum["u"] is { Type: JTokenType.Integer or JTokenType.Float }
                ? text
                : null;
    }
}
