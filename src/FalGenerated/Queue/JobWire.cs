using System.Runtime.CompilerServices;
using FalGenerated.CodeGeneration;
using FalGenerated.Errors;
using FalGenerated.Jobs;
using FalGenerated.Polling;
using FalGenerated.Wire;
using Newtonsoft.Json.Linq;

namespace FalGenerated.Queue;

/// <summary>One job's calls over the wire, by the endpoint's generated raw client.</summary>
internal sealed class JobWire<TInput, TOutput>(
    FalClient client, FalEndpointDescriptor<TInput, TOutput> descriptor, JobIdentity identity, FalKey? key, JobObserver story, bool resumed)
    where TInput : class
    where TOutput : class
{
    private string Hint => resumed ? ", and whether the job was submitted with another key" : "";

    public FalJob<TOutput> Job => new(
        identity,
        new JobCalls(client.Waiting, GetStatusAsync, CancelAsync, OpenStream)
        {
            Usual = client.Durations.Of(story.Kind),
            SawCompleted = story.SawCompleted,
            Storage = client.Storage,
        },
        FetchAsync);

    private async Task<QueueStatus> GetStatusAsync(bool logs, CancellationToken cancellationToken)
    {
        Uri address = identity.Addresses.Status;
        try
        {
            FalResponse<QueueStatus> answer = await descriptor.GetStatusAsync(
                Call(address, FalOperation.Read), client.Queue, identity.RequestId, logs, cancellationToken).ConfigureAwait(false);
            client.UnknownMembers.Look(answer.StatusCode);
            client.UnknownMembers.Look(answer.Result);

            // Without a state it is some other JSON: taken for a running job it would be asked for ever.
            return string.IsNullOrEmpty(answer.Result.Status.Value)
                ? throw Failures.OfAnswer(ErrorResponseReader.Read(new HttpAnswer(answer.StatusCode, answer.Headers), null, client.Time), Hint, Job)
                : answer.Result;
        }
        catch (Exception error) when (!cancellationToken.IsCancellationRequested)
        {
            throw Failures.Of(error, address, client.Time, Hint, Job);
        }
    }

    private async Task<CancelOutcome> CancelAsync(CancellationToken cancellationToken)
    {
        Uri address = identity.Addresses.Cancel;
        try
        {
            FalResponse<CancelResponse> answer = await descriptor.CancelAsync(
                Call(address, FalOperation.Cancel), client.Queue, identity.RequestId, cancellationToken).ConfigureAwait(false);
            return OutcomeOf(answer.Result, answer.StatusCode);
        }
        catch (FalWireException error) when (LenientJson.Read<CancelResponse>(error.Response) is { Status: "ALREADY_COMPLETED" })
        {
            return CancelOutcome.AlreadyCompleted;
        }
        catch (FalWireException error) when (error.StatusCode is >= 200 and < 300)
        {
            // Any success is accepted, readable or not: the bodies are documented in three contradicting ways.
            return OutcomeOf(LenientJson.Read<CancelResponse>(error.Response), error.StatusCode);
        }
        catch (Exception error) when (!cancellationToken.IsCancellationRequested)
        {
            throw Failures.Of(error, address, client.Time, Hint, Job);
        }
    }

    private async IAsyncEnumerable<QueueStatus> OpenStream(bool logs, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        story.Asked();
        await foreach (QueueStatus status in StatusStream
            .OpenAsync(client.Streams, identity.Addresses.Stream, logs, key, client.Time, cancellationToken).ConfigureAwait(false))
        {
            client.UnknownMembers.Look(status);
            yield return status;
        }
    }

    private async Task<FalResponse<TOutput>> FetchAsync(FalJob<TOutput> job, QueueStatus? completed, CancellationToken cancellationToken)
    {
        Uri address = identity.Addresses.Result;
        try
        {
            FalResponse<TOutput> response = await descriptor.GetResultAsync(
                Call(address, FalOperation.Read), client.Queue, identity.RequestId, cancellationToken).ConfigureAwait(false);
            client.UnknownMembers.Look(response.StatusCode);
            client.UnknownMembers.LookAtMembers(response.Result);
            await story.FinishedAsync(response).ConfigureAwait(false);
            return response;
        }
        catch (FalWireException error)
        {
            Exception failure = ResultFailures.Of(ErrorResponseReader.Read(error, client.Time), job, completed, Hint);
            if (failure is FalJobFailedException or FalJobCancelledException or FalResultExpiredException or FalStartTimeoutException)
            {
                await story.FailedAsync(ErrorResponseReader.Read(error, client.Time)).ConfigureAwait(false);
            }

            throw failure;
        }
        catch (Exception error) when (!cancellationToken.IsCancellationRequested)
        {
            throw Failures.Of(error, address, client.Time);
        }
    }

    private FalCall Call(Uri address, FalOperation operation)
    {
        story.Asked();
        return new FalCall
        {
            Address = address,
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
