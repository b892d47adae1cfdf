using FalGenerated.Contracts;
using Newtonsoft.Json.Linq;

namespace FalGenerated;

public sealed partial class FalEndpoint<TInput, TOutput>
{
    /// <summary>Submits a job. This costs money: each accepted submit is a job of its own, whether anybody waits for it or not.</summary>
    /// <param name="input">The input. Unset optional members are not sent, so the service's defaults apply.</param>
    /// <param name="options">What accompanies it; null means nothing.</param>
    /// <param name="cancellationToken">Cancels before the submit was written. Afterwards the outcome is unknown, and that is what is thrown.</param>
    /// <returns>The job: queued, not finished.</returns>
    /// <exception cref="ArgumentException">An option is not valid; the message names all of them.</exception>
    /// <exception cref="SubmitOutcomeUnknownException">The submit was sent and no answer tells what became of it. It is not sent again.</exception>
    /// <exception cref="FalConnectionException">The service could not be reached; nothing was sent.</exception>
    /// <exception cref="FalApiException">The service refused it; no job exists.</exception>
    public async Task<FalJob<TOutput>> SubmitAsync(TInput input, SubmitOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(input);
        options ??= SubmitOptions.None;
        SubmitOptionsRules.Check(options);
        cancellationToken.ThrowIfCancellationRequested();
        JObject body = CanonicalInput.BodyOf(input, options.ExtraBody);
        SubmitIntent intent = new(
            options.IntentKey ?? Guid.NewGuid().ToString("N"), descriptor.EndpointId, CanonicalInput.HashOf(body), client.Time.GetUtcNow());
        if (hooks.ReviewAsync is { } review)
        {
            await review(input, options, cancellationToken).ConfigureAwait(false);
        }

        FalKey? key = options.Key is null ? null : new FalKey(options.Key);
        Uri address = new(client.Settings.Options.QueueUrl, descriptor.EndpointId);
        try
        {
            FalResponse<QueueStatus> answer = await descriptor.SubmitAsync(
                SubmitWire.CallFor(options, address, FalOperation.Submit, key), client.Queue, input, cancellationToken).ConfigureAwait(false);
            return JobOf(answer.Result, key, intent);
        }
        catch (FalWireException error) when (error.StatusCode is >= 400 and < 500)
        {
            throw Failures.OfAnswer(AnswerReader.Read(error, client.Time));
        }
        catch (Exception error) when (error is FalWireException || (Failures.IsTransport(error) && !Failures.NeverLeft(error)))
        {
            FalAnswer? answer = error is FalWireException wire ? AnswerReader.Read(wire, client.Time) : null;
            throw new SubmitOutcomeUnknownException(intent, client.Time.GetUtcNow(), answer?.ToString() ?? "no answer came", answer, error);
        }
        catch (Exception error)
        {
            throw Failures.Of(error, address, client.Time);
        }
    }

    private FalJob<TOutput> JobOf(QueueStatus answer, FalKey? key, SubmitIntent intent)
    {
        Uri queue = client.Settings.Options.QueueUrl;
        JobAddresses built = JobAddresses.Build(queue, descriptor.AppId, answer.RequestId!);
        JobIdentity identity = new(
            queue, descriptor.EndpointId, descriptor.AppId, answer.RequestId!, JobAddresses.Choose(built, queue, answer), intent.StartedAt);
        return Wire(identity, key, resumed: false).Job;
    }
}
