using FalGenerated.CodeGeneration;
using FalGenerated.Idempotency;
using FalGenerated.Wire;
using Newtonsoft.Json.Linq;

namespace FalGenerated.Jobs;

/// <summary>One paid request: the body, built once for checks, hash and wire; the options; and the record that is kept of it.</summary>
/// <param name="Body">The body as it goes over the wire.</param>
/// <param name="Options">The caller's options.</param>
/// <param name="Record">What the journal keeps.</param>
/// <param name="IsRecorded">Whether the journal keeps it.</param>
/// <param name="Kind">The kind of job, for expected durations.</param>
internal sealed record PaidRequest(JsonBody Body, SubmitOptions Options, SubmitRecord Record, bool IsRecorded, string Kind)
{
    /// <summary>The key of this call; null means the client's.</summary>
    public FalKey? ApiKey { get; } = Options.ApiKey is null ? null : new FalKey(Options.ApiKey);

    /// <exception cref="ArgumentException">An option is not valid; the message names all of them.</exception>
    public static PaidRequest Of(object input, SubmitOptions options, string endpointId, EndpointProfile profile, FalContext context)
    {
        SubmitOptionsRules.Check(options);
        JsonBody body = JsonBody.Of(input, options.ExtraBody);
        SubmitRecord record = new(
            options.IdempotencyKey ?? Guid.NewGuid().ToString("N"), endpointId, CanonicalInput.HashOf(body.Json), context.Time.GetUtcNow());
        string kind = profile.JobKind is { } kindOf && body.Json is JObject members ? $"{endpointId} {kindOf(members)}" : endpointId;
        return new PaidRequest(body, options, record, options.IdempotencyKey is not null || context.KeepsJournal, kind);
    }
}
