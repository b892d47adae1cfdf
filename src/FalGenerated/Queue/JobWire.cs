using FalGenerated.Contracts;
using Newtonsoft.Json;

namespace FalGenerated;

/// <summary>One job's calls over the wire, by the endpoint's generated raw client.</summary>
internal sealed class JobWire<TInput, TOutput>(
    FalClient client, FalEndpointDescriptor<TInput, TOutput> descriptor, JobIdentity identity, FalKey? key, bool resumed)
    where TInput : class
    where TOutput : class
{
    private string Hint => resumed ? ", and whether the job was submitted with another key" : "";

    public FalJob<TOutput> Job => new(identity, new JobCalls(client.Time, GetStatusAsync, CancelAsync), FetchAsync);

    private async Task<QueueStatus> GetStatusAsync(bool logs, CancellationToken cancellationToken)
    {
        Uri address = identity.Addresses.Status;
        try
        {
            FalResponse<QueueStatus> answer = await descriptor.GetStatusAsync(
                Call(address, FalOperation.Read), client.Queue, identity.RequestId, logs, cancellationToken).ConfigureAwait(false);
            return answer.Result;
        }
        catch (FalWireException error) when (error.StatusCode is >= 200 and < 300 && Lenient<QueueStatus>(error) is { } status)
        {
            return status;
        }
        catch (Exception error) when (!cancellationToken.IsCancellationRequested)
        {
            throw Failures.Of(error, address, client.Time, Hint);
        }
    }

    private async Task<CancelOutcome> CancelAsync(CancellationToken cancellationToken)
    {
        Uri address = identity.Addresses.Cancel;
        try
        {
            FalResponse<CancelResponse> answer = await descriptor.CancelAsync(
                Call(address, FalOperation.Cancel), client.Queue, identity.RequestId, cancellationToken).ConfigureAwait(false);
            return OutcomeOf(answer.Result.Status, answer.StatusCode);
        }
        catch (FalWireException error) when (Lenient<CancelResponse>(error) is { Status: "ALREADY_COMPLETED" })
        {
            return CancelOutcome.AlreadyCompleted;
        }
        catch (FalWireException error) when (error.StatusCode is >= 200 and < 300)
        {
            // Any success is accepted, readable or not: the bodies are documented in three contradicting ways.
            return OutcomeOf(Lenient<CancelResponse>(error)?.Status, error.StatusCode);
        }
        catch (Exception error) when (!cancellationToken.IsCancellationRequested)
        {
            throw Failures.Of(error, address, client.Time, Hint);
        }
    }

    private async Task<FalResponse<TOutput>> FetchAsync(FalJob<TOutput> job, bool completed, CancellationToken cancellationToken)
    {
        Uri address = identity.Addresses.Result;
        try
        {
            return await descriptor.GetResultAsync(
                Call(address, FalOperation.Read), client.Queue, identity.RequestId, cancellationToken).ConfigureAwait(false);
        }
        catch (FalWireException error)
        {
            throw ResultFailures.Of(AnswerReader.Read(error, client.Time), job, completed, Hint);
        }
        catch (Exception error) when (!cancellationToken.IsCancellationRequested)
        {
            throw Failures.Of(error, address, client.Time, Hint);
        }
    }

    private FalCall Call(Uri address, FalOperation operation) => new()
    {
        Address = address,
        Annotate = facts =>
        {
            facts.Operation = operation;
            facts.Key = key;
        },
    };

    private static CancelOutcome OutcomeOf(string? status, int statusCode) => status switch
    {
        "ALREADY_COMPLETED" => CancelOutcome.AlreadyCompleted,
        "CANCELLATION_REQUESTED" => CancelOutcome.Requested,
        "OK" => CancelOutcome.Removed,
        _ => statusCode == 202 ? CancelOutcome.Requested : CancelOutcome.Removed,
    };

    /// <summary>A body that came with a status which the contract does not declare.</summary>
    private static T? Lenient<T>(FalWireException error)
        where T : class
    {
        try
        {
            return string.IsNullOrWhiteSpace(error.Response) ? null : FalJson.Read<T>(error.Response);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
