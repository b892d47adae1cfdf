using System.Runtime.CompilerServices;
using FalGenerated.CodeGeneration;
using FalGenerated.Errors;
using FalGenerated.Wire;
using Newtonsoft.Json.Linq;

namespace FalGenerated.Queue;

/// <summary>One job's calls over the wire, by the endpoint's generated raw client.</summary>
internal sealed class QueueCalls<TInput, TOutput>(
    QueueConnection queue, FalEndpointDescriptor<TInput, TOutput> descriptor, JobIdentity identity, FalKey? key, bool resumed)
    where TInput : class
    where TOutput : class
{
    private long requests;

    /// <summary>The number of requests sent for the job.</summary>
    public long Requests => Volatile.Read(ref requests);

    /// <summary>The calls as delegates.</summary>
    public JobCalls<TOutput> Calls => new(GetStatusAsync, CancelAsync, OpenStream, GetResultAsync);

    private string Hint => resumed ? ", and whether the job was submitted with another key" : "";

    private async Task<QueueStatus> GetStatusAsync(FalJob job, bool logs, CancellationToken cancellationToken)
    {
        Uri address = identity.Addresses.Status;
        try
        {
            FalResponse<QueueStatus> answer = await descriptor.GetStatusAsync(
                Call(address, FalOperation.Read), queue.Http, identity.RequestId, logs, cancellationToken).ConfigureAwait(false);
            queue.UnknownMembers.Look(answer.StatusCode);
            queue.UnknownMembers.Look(answer.Output);

            // Without a state it is some other JSON: taken for a running job it would be asked for ever.
            return string.IsNullOrEmpty(answer.Output.Status.Value)
                ? throw Failures.OfAnswer(ErrorResponseReader.Read(answer.Answer, queue.Time), Hint, job)
                : answer.Output;
        }
        catch (Exception error) when (!cancellationToken.IsCancellationRequested)
        {
            throw Failures.Of(error, address, Hint, job);
        }
    }

    private async Task<CancelOutcome> CancelAsync(FalJob job, CancellationToken cancellationToken)
    {
        Uri address = identity.Addresses.Cancel;
        try
        {
            FalResponse<CancelResponse> answer = await descriptor.CancelAsync(
                Call(address, FalOperation.Cancel), queue.Http, identity.RequestId, cancellationToken).ConfigureAwait(false);
            return OutcomeOf(answer.Output, answer.StatusCode);
        }
        catch (FalApiException error) when (LenientJson.Read<CancelResponse>(error.Answer.RawBody) is { Status: "ALREADY_COMPLETED" })
        {
            return CancelOutcome.AlreadyCompleted;
        }
        catch (FalApiException error) when (error.Answer.Http.IsSuccess)
        {
            // Any success is accepted, readable or not: the bodies are documented in three contradicting ways.
            return OutcomeOf(LenientJson.Read<CancelResponse>(error.Answer.RawBody), error.StatusCode);
        }
        catch (Exception error) when (!cancellationToken.IsCancellationRequested)
        {
            throw Failures.Of(error, address, Hint, job);
        }
    }

    private async IAsyncEnumerable<QueueStatus> OpenStream(bool logs, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref requests);
        await foreach (QueueStatus status in StatusStream
            .OpenAsync(queue.Streams, identity.Addresses.Stream, logs, key, queue.Time, cancellationToken).ConfigureAwait(false))
        {
            queue.UnknownMembers.Look(status);
            yield return status;
        }
    }

    private async Task<FalResponse<TOutput>> GetResultAsync(FalJob job, QueueStatus? completed, CancellationToken cancellationToken)
    {
        Uri address = identity.Addresses.Result;
        try
        {
            FalResponse<TOutput> response = await descriptor.GetResultAsync(
                Call(address, FalOperation.Read), queue.Http, identity.RequestId, cancellationToken).ConfigureAwait(false);
            queue.UnknownMembers.Look(response.StatusCode);
            queue.UnknownMembers.LookAtMembers(response.Output);
            return response;
        }
        catch (FalApiException error)
        {
            throw ResultFailures.Of(error.Answer, job, completed, Hint, PinnedInput.DoubtOf(typeof(TInput), null, error.Answer, descriptor.Contract));
        }
        catch (Exception error) when (!cancellationToken.IsCancellationRequested)
        {
            throw Failures.Of(error, address);
        }
    }

    private FalCall Call(Uri address, FalOperation operation)
    {
        Interlocked.Increment(ref requests);
        return new FalCall
        {
            Address = address,
            Time = queue.Time,
            OnMisfits = queue.UnknownMembers.LookAtMisfits,
            Annotate = facts =>
            {
                facts.Operation = operation;
                facts.Key = key;
            },
        };
    }

    // The published documents answer {"success": …}. What did not succeed is not said to be removed: the job may run and be billed.
    private static CancelOutcome OutcomeOf(CancelResponse? answer, int statusCode) => answer switch
    {
        { Status: "ALREADY_COMPLETED" } => CancelOutcome.AlreadyCompleted,
        { Status: "CANCELLATION_REQUESTED" } => CancelOutcome.Requested,
        { Status: "OK" } => CancelOutcome.Removed,
        _ when answer?.AdditionalProperties.TryGetValue("success", out JToken? success) == true && success is JValue { Value: false } => CancelOutcome.Requested,
        _ => statusCode == 202 ? CancelOutcome.Requested : CancelOutcome.Removed,
    };
}
