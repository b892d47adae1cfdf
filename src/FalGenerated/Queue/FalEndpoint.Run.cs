using FalGenerated.Contracts;

namespace FalGenerated;

public sealed partial class FalEndpoint<TInput, TOutput>
{
    /// <summary>
    /// Runs without the queue and waits for the output in one request of minutes. This costs money, and an interrupted connection loses
    /// the output, billed or not: prefer <see cref="SubmitAsync"/>. It is never sent again once it was written.
    /// </summary>
    /// <param name="input">The input.</param>
    /// <param name="options">What accompanies it; the queue's own options (webhook, priority, no-retry, queue length) are not sent. Null means nothing.</param>
    /// <param name="cancellationToken">Drops the connection. Whether that stops the work is not documented.</param>
    /// <exception cref="SubmitOutcomeUnknownException">It was sent and no output came; assume that it is billed.</exception>
    /// <exception cref="FalConnectionException">The service could not be reached; nothing was sent.</exception>
    /// <exception cref="FalApiException">The service refused it, or the run failed.</exception>
    public async Task<FalResponse<TOutput>> RunAsync(TInput input, SubmitOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(input);
        options ??= SubmitOptions.None;
        SubmitOptionsRules.Check(options);
        FalKey? key = options.Key is null ? null : new FalKey(options.Key);
        Uri address = new(client.Settings.Options.RunUrl, descriptor.EndpointId);
        RunCall run = new(SubmitWire.CallFor(options, address, FalOperation.Run, key), client.Queue);
        try
        {
            return await run.PostAsync<TOutput>(input, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception error) when (!cancellationToken.IsCancellationRequested)
        {
            throw Failures.Of(error, address, client.Time);
        }
    }
}
