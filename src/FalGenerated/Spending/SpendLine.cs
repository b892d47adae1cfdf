using System.Text;
using FalGenerated.Wire;
using Newtonsoft.Json;
using Newtonsoft.Json.Converters;
using Newtonsoft.Json.Linq;

namespace FalGenerated.Spending;

/// <summary>
/// A sum as a line of the journal's file, <c>b {…}</c>. Each line stands alone; the last one of an id counts. Lines of earlier versions have
/// no state: their sum counts as reserved.
/// </summary>
internal sealed class SpendLine
{
    public const char Kind = 'b';

    [JsonProperty("b", Required = Required.Always)]
    public required string Budget { get; init; }

    [JsonProperty("i", Required = Required.Always)]
    public required string Id { get; init; }

    [JsonProperty("u", Required = Required.Always)]
    public required decimal Usd { get; init; }

    [JsonProperty("t", Required = Required.Always)]
    public required long AtMs { get; init; }

    /// <summary>The upper bound; null when the price was not known.</summary>
    [JsonProperty("m")]
    public decimal? AtMostUsd { get; init; }

    [JsonProperty("s")]
    [JsonConverter(typeof(StringEnumConverter))]
    public SpendState? State { get; init; }

    [JsonProperty("f", DefaultValueHandling = DefaultValueHandling.Ignore)]
    [JsonConverter(typeof(StringEnumConverter))]
    public SpendNotice Notice { get; init; }

    [JsonProperty("k")]
    public string? IdempotencyKey { get; init; }

    [JsonProperty("p")]
    public JToken? Terms { get; init; }

    public static string TextOf(SpendEntry entry) => $"{Kind} " + FalJson.Write(new SpendLine
    {
        Budget = entry.Request.Budget,
        Id = entry.Request.Id,
        Usd = entry.CountedUsd,
        AtMs = entry.ReservedAt.ToUnixTimeMilliseconds(),
        AtMostUsd = entry.Request.AtMostUsd,
        State = entry.State,
        Notice = entry.Notice,
        IdempotencyKey = entry.Request.IdempotencyKey,
        Terms = entry.Request.Terms,
    });

    /// <exception cref="JsonException">It was written by another version.</exception>
    public static SpendEntry Read(ReadOnlySpan<byte> text)
    {
        SpendLine line = FalJson.Read<SpendLine>(Encoding.UTF8.GetString(text[2..])) ?? throw new JsonSerializationException("The line is empty.");
        decimal? atMost = line.State is not null ? line.AtMostUsd : line.Usd > 0 ? line.Usd : null;
        SpendRequest request = new(line.Id, line.Budget, atMost) { IdempotencyKey = line.IdempotencyKey, Terms = line.Terms };
        return new SpendEntry(
            request, DateTimeOffset.FromUnixTimeMilliseconds(line.AtMs), line.State ?? SpendState.Reserved, Math.Max(0, line.Usd), line.Notice);
    }
}
