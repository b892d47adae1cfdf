using FalGenerated.Wire;

namespace FalGenerated.Queue;

/// <summary>The identity of a job, without a way to reach it.</summary>
internal sealed record JobIdentity(Uri Queue, string EndpointId, string AppId, string RequestId, JobAddresses Addresses, DateTimeOffset SubmittedAt)
{
    private const int LongestId = 128;

    /// <summary>The name under which a journal knows the job; null when none does.</summary>
    public string? IdempotencyKey { get; init; }

    /// <summary>The trace of the submit, as W3C's <c>traceparent</c>; null when nothing recorded one.</summary>
    public string? Trace { get; init; }

    public string Token
    {
        get
        {
            JobAddresses built = JobAddresses.Build(Queue, AppId, RequestId);
            return new JobToken
            {
                Queue = Queue,
                EndpointId = EndpointId,
                RequestId = RequestId,
                IdempotencyKey = IdempotencyKey,
                Trace = Trace,
                SubmittedAtMs = SubmittedAt.ToUnixTimeMilliseconds(),
                Status = Addresses.Status == built.Status ? null : Addresses.Status,
                Result = Addresses.Result == built.Result ? null : Addresses.Result,
                Cancel = Addresses.Cancel == built.Cancel ? null : Addresses.Cancel,
            }.Write();
        }
    }

    /// <summary>The job of a request id, at the usual addresses.</summary>
    public static JobIdentity OfId(Uri queue, string endpointId, string appId, string requestId, DateTimeOffset submittedAt) =>
        new(queue, endpointId, appId, requestId, JobAddresses.Build(queue, appId, requestId), submittedAt);

    /// <summary>Says why a text is no request id; null where it is one. The text itself is not repeated: it may be a key that was pasted.</summary>
    public static string? ProblemOfId(string text) => text switch
    {
        "" => "The request id is empty; pass the id that the service gave the job.",
        _ when text.StartsWith("fal1.", StringComparison.Ordinal) => "This is a job's token, not its request id; pass it to Resume.",
        { Length: > LongestId } => $"A request id has at most {LongestId} characters, and this text has {text.Length}; pass the id that the service gave the job.",
        _ when !text.All(one => char.IsAsciiLetterOrDigit(one) || one is '-' or '_') =>
            "A request id has only ASCII letters, digits, hyphens and underscores; pass the id that the service gave the job, without an address around it.",
        _ => null,
    };

    /// <summary>The job of a token.</summary>
    /// <exception cref="FalTokenException">The text is no token, or belongs to another endpoint.</exception>
    /// <exception cref="FalForeignAddressException">The token names another queue than the configured one.</exception>
    public static JobIdentity FromToken(string text, Uri queue, string endpointId, string appId)
    {
        JobToken token = JobToken.Read(text);
        foreach (Uri? address in new[] { token.Queue, token.Status, token.Result, token.Cancel })
        {
            if (address is not null && !(address.IsAbsoluteUri && FalOrigins.Same(queue, address)))
            {
                throw new FalForeignAddressException(address);
            }
        }

        if (token.EndpointId != endpointId)
        {
            throw new FalTokenException($"it belongs to {token.EndpointId}, and this endpoint is {endpointId}.");
        }

        JobAddresses built = JobAddresses.Build(queue, appId, token.RequestId);
        return new JobIdentity(
            queue,
            endpointId,
            appId,
            token.RequestId,
            new JobAddresses(token.Status ?? built.Status, token.Result ?? built.Result, token.Cancel ?? built.Cancel),
            DateTimeOffset.FromUnixTimeMilliseconds(token.SubmittedAtMs)) { IdempotencyKey = token.IdempotencyKey, Trace = token.Trace };
    }
}
