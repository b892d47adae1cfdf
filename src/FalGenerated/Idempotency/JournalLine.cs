using System.Text;
using FalGenerated.Wire;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace FalGenerated.Idempotency;

/// <summary>
/// The part of a line that follows its state and key: <c>j STATE "KEY" {…}</c>. Each line is the whole entry and stands alone; the last
/// one of a key counts. No API key, no input, no address with a query.
/// </summary>
internal sealed class JournalLine
{
    public const char Kind = 'j';

    private static readonly (byte[] Word, JournalState State)[] States =
        [.. Enum.GetValues<JournalState>().Select(state => (Encoding.ASCII.GetBytes(state.ToString()), state))];

    [JsonProperty("e", Required = Required.Always)]
    public required string EndpointId { get; init; }

    [JsonProperty("h", Required = Required.Always)]
    public required string InputSha256 { get; init; }

    [JsonProperty("t", Required = Required.Always)]
    public required long StartedAtMs { get; init; }

    [JsonProperty("j")]
    public string? Token { get; init; }

    [JsonProperty("l")]
    public string? Label { get; init; }

    [JsonProperty("c")]
    public string? ContractSha256 { get; init; }

    // The last member, so that a fact is found without reading the line.
    [JsonProperty("f", Order = 1)]
    public JObject? Facts { get; init; }

    public static string TextOf(JournalEntry entry) =>
        $"{Kind} {entry.State} {FalJson.Write(entry.Submit.IdempotencyKey)} " + FalJson.Write(new JournalLine
        {
            EndpointId = entry.Submit.EndpointId,
            InputSha256 = entry.Submit.InputSha256,
            StartedAtMs = entry.Submit.StartedAt.ToUnixTimeMilliseconds(),
            Token = entry.Token,
            Label = entry.Submit.Label,
            ContractSha256 = entry.Submit.ContractSha256,
            Facts = entry.Submit.Facts,
        });

    /// <summary>The state and the key at the beginning of a text, and the place where the JSON begins.</summary>
    /// <exception cref="JsonException">It was written by another version.</exception>
    public static (JournalState State, string Key, int Body) HeadOf(ReadOnlySpan<byte> text)
    {
        ReadOnlySpan<byte> rest = text[2..];
        int blank = rest.IndexOf((byte)' ');
        if (blank < 0 || StateOf(rest[..blank]) is not { } state || rest[(blank + 1)..] is not [(byte)'"', ..] key)
        {
            throw new JsonSerializationException("The line has no state and key that this version knows.");
        }

        int length = 1;
        while (length < key.Length && key[length] != (byte)'"')
        {
            length += key[length] == (byte)'\\' ? 2 : 1;
        }

        if (length + 1 >= key.Length || key[length + 1] != (byte)' ')
        {
            throw new JsonSerializationException("The key does not end.");
        }

        ReadOnlySpan<byte> name = key[1..length];
        string plain = Encoding.UTF8.GetString(name);
        return (state, name.Contains((byte)'\\') ? FalJson.Read<string>($"\"{plain}\"")! : plain, 2 + blank + 1 + length + 2);
    }

    /// <exception cref="JsonException">It was written by another version.</exception>
    public static JournalEntry Read(ReadOnlySpan<byte> text)
    {
        (JournalState state, string key, int body) = HeadOf(text);
        JournalLine line = FalJson.Read<JournalLine>(Encoding.UTF8.GetString(text[body..])) ?? throw new JsonSerializationException("The line is empty.");
        SubmitRecord submit = new(key, line.EndpointId, line.InputSha256, DateTimeOffset.FromUnixTimeMilliseconds(line.StartedAtMs))
        {
            Label = line.Label,
            ContractSha256 = line.ContractSha256,
            Facts = line.Facts,
        };
        return new JournalEntry(submit, state, line.Token);
    }

    private static JournalState? StateOf(ReadOnlySpan<byte> word)
    {
        foreach ((byte[] known, JournalState state) in States)
        {
            if (word.SequenceEqual(known))
            {
                return state;
            }
        }

        return null;
    }
}
