using FalGenerated.CodeGeneration;
using FalGenerated.Idempotency;
using FalGenerated.Wire;
using Newtonsoft.Json.Linq;

namespace FalGenerated.Jobs;

/// <summary>One paid request: the body, built once for checks, hash and wire; the options; and the record that is kept of it.</summary>
/// <param name="Body">The body as it goes over the wire.</param>
/// <param name="Options">The caller's options.</param>
/// <param name="Record">What the journal keeps.</param>
/// <param name="Kind">The kind of job, for expected durations.</param>
internal sealed record PaidRequest(JsonBody Body, SubmitOptions Options, SubmitRecord Record, string Kind)
{
    /// <summary>Gets a value indicating whether the journal keeps it.</summary>
    public required bool IsRecorded { get; init; }

    /// <summary>Gets a value indicating whether the key was made from the input: then it stands for the input itself, whatever address a file was uploaded to.</summary>
    public bool HasInputKey => Options.IdempotencyKey is null && Options.ReuseSameInput;

    /// <summary>Gets a value indicating whether an earlier submit under the same key is looked for.</summary>
    public bool HasKey => Options.IdempotencyKey is not null || Options.ReuseSameInput;

    /// <summary>The key of this call; null means the client's.</summary>
    public FalKey? ApiKey { get; } = Options.ApiKey is null ? null : new FalKey(Options.ApiKey);

    /// <exception cref="ArgumentException">An option is not valid; the message names all of them.</exception>
    public static async Task<PaidRequest> OfAsync(
        object input, SubmitOptions options, FalContractInfo contract, EndpointProfile profile, FalContext context, CancellationToken cancellationToken)
    {
        SubmitOptionsRules.Check(options);
        cancellationToken.ThrowIfCancellationRequested();
        JsonBody body = JsonBody.Of(input, options.ExtraBody);
        string key = options.IdempotencyKey ?? Guid.NewGuid().ToString("N");
        JObject? facts = null;
        if (options is { IdempotencyKey: null, ReuseSameInput: true })
        {
            key = (await FindAsync(body.Json, options, contract, context, cancellationToken).ConfigureAwait(false)).Key;
            facts = FactsOf(body.Json, options, contract);
        }

        if (LookupWindow.ErrorOf(context.Settings.Clock) is { } seconds)
        {
            facts ??= [];
            facts[LookupWindow.ClockFact] = seconds;
        }

        (options, string? send) = SendTag.Of(options);
        if (send is not null)
        {
            facts ??= [];
            facts[SendTag.Fact] = send;
        }

        SubmitRecord record = new(key, contract.EndpointId, CanonicalInput.HashOf(body.Json), context.Time.GetUtcNow())
        {
            Label = options.Label,
            ContractSha256 = contract.Sha256.Length == 0 ? null : contract.Sha256,
            Facts = facts,
        };
        string kind = profile.JobKind is { } kindOf && body.Json is JObject members ? $"{contract.EndpointId} {kindOf(members)}" : contract.EndpointId;
        return new PaidRequest(body, options, record, kind) { IsRecorded = options.IdempotencyKey is not null || options.ReuseSameInput || context.KeepsJournal };
    }

    /// <summary>The facts beside a key that is made from the input, which the next submit's are compared with.</summary>
    private static JObject FactsOf(JToken body, SubmitOptions options, FalContractInfo contract)
    {
        JObject facts = options.Identity is { } identity ? new(identity.Facts) : [];
        facts["defaults"] = InputKey.DefaultsOf(body, contract.Defaults);
        if (options.Quote?.ETag is { } tag)
        {
            facts["etag"] = tag;
        }

        return facts;
    }

    /// <summary>The earlier submit of the same input, and the key for the next one.</summary>
    public static Task<SameInput> FindAsync(
        JToken body, SubmitOptions options, FalContractInfo contract, FalContext context, CancellationToken cancellationToken)
    {
        JToken identified = body;
        if (options.Identity is { } identity && body is JObject)
        {
            identified = body.DeepClone();
            identified[identity.Member] = identity.Value;
        }

        string key = InputKey.Of(identified, contract.EndpointId, context.Settings.QueueUrl, options.Scope, contract.Defaults);
        return SameInput.FindAsync(context.Journal, key, options.Again ? context.Time.GetUtcNow() : null, cancellationToken);
    }

    /// <summary>The request with the billing terms in its record: whoever resumes the job counts by them what it cost.</summary>
    public PaidRequest Billed(JToken? terms) => terms is null
        ? this
        : this with { Record = Record with { Facts = new JObject(Record.Facts ?? []) { [SettlementOfRecord.TermsFact] = terms } } };

    /// <summary>Describes the difference from an earlier submit under the key; null when there is none.</summary>
    public string? DifferenceFrom(SubmitRecord earlier)
    {
        if (earlier.EndpointId != Record.EndpointId)
        {
            return earlier.EndpointId;
        }

        if (!HasInputKey)
        {
            return earlier.InputSha256 == Record.InputSha256 ? null : "another input";
        }

        foreach (string fact in (ReadOnlySpan<string>)["defaults", "etag"])
        {
            if (earlier.Facts?[fact] is { } was && Record.Facts?[fact] is { } now && !JToken.DeepEquals(was, now))
            {
                return fact == "etag"
                    ? "the same address with other content (its ETag changed)"
                    : $"the same input under other defaults of the contract ({was.ToString(Newtonsoft.Json.Formatting.None)})";
            }
        }

        return null;
    }
}
