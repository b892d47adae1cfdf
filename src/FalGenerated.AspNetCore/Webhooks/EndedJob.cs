namespace FalGenerated.AspNetCore.Webhooks;

/// <summary>A job whose end was delivered.</summary>
/// <param name="RequestId">Its request id.</param>
/// <param name="EndpointId">Its endpoint.</param>
/// <param name="FetchResult">Fetches the result of the job that a token names.</param>
internal sealed record EndedJob(string RequestId, string EndpointId, Func<string, CancellationToken, Task> FetchResult);
