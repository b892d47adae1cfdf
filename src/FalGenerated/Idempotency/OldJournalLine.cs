using System.Text;
using FalGenerated.Wire;
using Newtonsoft.Json;
using Newtonsoft.Json.Converters;

namespace FalGenerated.Idempotency;

/// <summary>A line of earlier versions, <c>i {…}</c>: a submit that begins, or the state of one. It is read and no longer written.</summary>
internal sealed class OldJournalLine
{
    public const char Kind = 'i';

    [JsonProperty("k", Required = Required.Always)]
    public required string Key { get; init; }

    [JsonProperty("s", Required = Required.Always)]
    [JsonConverter(typeof(StringEnumConverter))]
    public required JournalState State { get; init; }

    [JsonProperty("e")]
    public string? EndpointId { get; init; }

    [JsonProperty("h")]
    public string? InputSha256 { get; init; }

    [JsonProperty("t", DefaultValueHandling = DefaultValueHandling.Ignore)]
    public long StartedAtMs { get; init; }

    [JsonProperty("j")]
    public string? Token { get; init; }

    /// <exception cref="JsonException">It was written by another version.</exception>
    public static OldJournalLine Read(ReadOnlySpan<byte> text) =>
        FalJson.Read<OldJournalLine>(Encoding.UTF8.GetString(text[2..])) ?? throw new JsonSerializationException("The line is empty.");

    /// <summary>The entry that it begins; null when it is the state of one that began before.</summary>
    public JournalEntry? Beginning => EndpointId is not { } endpoint
        ? null
        : new JournalEntry(new SubmitRecord(Key, endpoint, InputSha256 ?? "", DateTimeOffset.FromUnixTimeMilliseconds(StartedAtMs)), State, Token);
}
