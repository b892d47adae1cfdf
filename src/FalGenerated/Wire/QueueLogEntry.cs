using FalGenerated.Net;
using Newtonsoft.Json.Linq;

namespace FalGenerated;

/// <summary>One line that a runner logged. Two entries with the same facts are equal.</summary>
/// <param name="Message">The line.</param>
/// <param name="Timestamp">When, as the service wrote it (ISO 8601, UTC); null when it did not say.</param>
/// <param name="Level"><c>STDERR</c>, <c>STDOUT</c>, <c>ERROR</c>, <c>INFO</c>, <c>WARN</c>, <c>DEBUG</c>: an open list; null when the service did not say.</param>
/// <param name="Source">Such as <c>USER</c>; null when the service did not say.</param>
public sealed record QueueLogEntry(string Message, string? Timestamp = null, string? Level = null, string? Source = null)
{
    /// <summary>Reads one entry. Level and source stand at the top or under <c>labels</c>; a bare text is a line too.</summary>
    internal static QueueLogEntry? Read(JToken token) => token switch
    {
        JObject entry => new QueueLogEntry(
            Text(entry["message"]) ?? "",
            Text(entry["timestamp"]),
            Text(entry["level"]) ?? Text((entry["labels"] as JObject)?["level"]),
            Text(entry["source"]) ?? Text((entry["labels"] as JObject)?["source"])),
        JValue { Value: string line } => new QueueLogEntry(line),
        _ => null,
    };

    /// <summary>The line for people, with the credentials of addresses taken out.</summary>
    internal string ToText() => Redact.Text(Level is null ? Message : $"{Level}: {Message}");

    /// <summary>Time and line, with the credentials of addresses taken out.</summary>
    public override string ToString() => Timestamp is null ? ToText() : $"{Timestamp} {ToText()}";

    private static string? Text(JToken? token) => token switch
    {
        null or { Type: JTokenType.Null } => null,
        JValue value => value.ToString(System.Globalization.CultureInfo.InvariantCulture),
        _ => token.ToString(Newtonsoft.Json.Formatting.None),
    };
}
