using FalGenerated.Wire;
using Newtonsoft.Json.Linq;

namespace FalGenerated;

/// <summary>One submit of one job. It is sent at most once.</summary>
/// <param name="IdempotencyKey">The key that the caller gave (an order or message id), or a made one when none was given.</param>
/// <param name="EndpointId">The full endpoint id; empty when a damaged journal lost it.</param>
/// <param name="InputSha256">
/// SHA-256 of the body as it goes over the wire, with members in order of their names; lowercase hex. Empty when a damaged journal lost it.
/// </param>
/// <param name="StartedAt">The time of the submit, kept to the millisecond; the Unix epoch when a damaged journal lost it.</param>
public sealed record SubmitRecord(string IdempotencyKey, string EndpointId, string InputSha256, DateTimeOffset StartedAt)
{
    private const int MostFacts = 8192;

    /// <summary>A name for people, such as the file's. It is kept locally and never sent. Null: none.</summary>
    public string? Label { get; init; }

    /// <summary>SHA-256 of the contract that the input was made for; lowercase hex. Null: not known.</summary>
    public string? ContractSha256 { get; init; }

    /// <summary>
    /// The facts that the key was derived from, such as a file's size and hash, kept beside the key and never part of it; at most 8,192 characters
    /// as JSON. Null: none.
    /// </summary>
    /// <exception cref="ArgumentException">It is longer.</exception>
    public JObject? Facts
    {
        get;
        init
        {
            int length = value is null ? 0 : FalJson.Write(value).Length;
            field = length <= MostFacts
                ? (JObject?)value?.DeepClone()
                : throw new ArgumentException(FormattableString.Invariant($"The facts have {length} characters as JSON: keep at most {MostFacts}."), nameof(value));
        }
    }

    /// <summary>True when all members are equal; facts by their content.</summary>
    public bool Equals(SubmitRecord? other) =>
        other is not null
        && (IdempotencyKey, EndpointId, InputSha256, StartedAt, Label, ContractSha256)
            == (other.IdempotencyKey, other.EndpointId, other.InputSha256, other.StartedAt, other.Label, other.ContractSha256)
        && JToken.DeepEquals(Facts, other.Facts);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(IdempotencyKey, EndpointId, InputSha256, StartedAt);

    /// <summary>The record of a key whose beginning was lost.</summary>
    internal static SubmitRecord Lost(string idempotencyKey) => new(idempotencyKey, "", "", DateTimeOffset.UnixEpoch);
}
