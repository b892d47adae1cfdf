using FalGenerated.Wire;

namespace FalGenerated.Queue;

/// <summary>The identity of a job, without a way to reach it.</summary>
internal sealed record JobIdentity(Uri Queue, string EndpointId, string AppId, string RequestId, JobAddresses Addresses, DateTimeOffset SubmittedAt)
{
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
