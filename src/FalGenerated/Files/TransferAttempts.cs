using System.Net;
using System.Runtime.ExceptionServices;
using FalGenerated.Diagnostics;
using FalGenerated.Errors;
using FalGenerated.Transport;

namespace FalGenerated.Files;

/// <summary>
/// The tries of a request to a file host: each under a guard against standstills, with a typed failure, and again after a growing,
/// scattered pause while the failure may pass. Here and not in a pipeline, because another try sends bytes again: it asks first, goes on
/// behind the last byte, or takes progress back. The one request of an upload that carries the key is repeated by its pipeline.
/// </summary>
internal sealed class TransferAttempts(FalStorageOptions options, TimeProvider time, Func<double> chance)
{
    /// <summary>The most tries of one request.</summary>
    public int Most => options.Attempts;

    /// <summary>True if a status may be another one on the next try.</summary>
    public static bool IsTransient(HttpStatusCode status) =>
        status is HttpStatusCode.RequestTimeout or (HttpStatusCode)425 or HttpStatusCode.TooManyRequests || (int)status >= 500;

    /// <summary>The wait that an answer asks for; null when it asks for none.</summary>
    public TimeSpan? RetryAfterOf(HttpResponseMessage response) =>
        RetryAfter.Parse(response.Headers.TryGetValues("Retry-After", out var values) ? values.FirstOrDefault() : null, time);

    /// <summary>Runs until it succeeds, fails for good, or has failed as often as the options allow.</summary>
    public async Task<T> RunAsync<T>(Func<CancellationToken, Task<T>> attempt, CancellationToken cancellationToken)
    {
        for (int failures = 1; ; failures++)
        {
            try
            {
                return await attempt(cancellationToken).ConfigureAwait(false);
            }
            catch (FalTransferException error) when (error.IsTransient && failures < options.Attempts)
            {
                await PauseAsync(failures, error.RetryAfter, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    /// <summary>Waits before the next try: half a second, doubled per failure, scattered by a quarter, at least the time that the server asked for.</summary>
    public Task PauseAsync(int failures, TimeSpan? asked, CancellationToken cancellationToken)
    {
        double factor = Math.Pow(2, Math.Min(failures - 1, 10)) * (0.75 + (chance() / 2));
        TimeSpan pause = BackOff.First * factor;
        pause = pause < BackOff.Longest ? pause : BackOff.Longest;
        if (asked is { } least && least > pause)
        {
            pause = least < BackOff.LongestAsked ? least : BackOff.LongestAsked;
        }

        FalTelemetry.Retries.Add(1, FalTelemetry.Tag("fal.operation", "Transfer"));
        return Task.Delay(pause, time, cancellationToken);
    }

    /// <summary>Runs one try.</summary>
    /// <param name="work">The try.</param>
    /// <param name="failed">Makes the failure of a standstill or a broken connection, from the words for it.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<T> TryAsync<T>(Func<StallGuard, Task<T>> work, Func<string, Exception, FalTransferException> failed, CancellationToken cancellationToken)
    {
        using StallGuard guard = new(options.StallTimeout, time, cancellationToken);
        try
        {
            return await work(guard).ConfigureAwait(false);
        }
        catch (Exception error) when (OwnRefusal(error) is { } refusal)
        {
            // Thrown while connecting or writing; the HTTP stack may have wrapped it.
            ExceptionDispatchInfo.Throw(refusal);
            throw;
        }
        catch (OperationCanceledException error) when (!cancellationToken.IsCancellationRequested)
        {
            throw failed(guard.Stalled ? $"nothing moved for {options.StallTimeout}" : "it took too long", error);
        }
        catch (Exception error) when (error is HttpRequestException or IOException)
        {
            throw failed(Describe(error), error);
        }
    }

    private static FalException? OwnRefusal(Exception? error)
    {
        for (; error is not null; error = error.InnerException)
        {
            if (error is FalException own)
            {
                return own;
            }
        }

        return null;
    }

    private static string Describe(Exception error) => (error as HttpRequestException)?.HttpRequestError switch
    {
        HttpRequestError.NameResolutionError => "its name could not be resolved",
        HttpRequestError.ConnectionError => "it could not be reached",
        HttpRequestError.SecureConnectionError => "no secure connection came about",
        _ => "the connection broke",
    };
}

/// <summary>Gives up a request that has stood still for too long; every byte that moves starts the time again.</summary>
internal sealed class StallGuard : IDisposable
{
    private readonly TimeSpan limit;
    private readonly CancellationTokenSource clock;
    private readonly CancellationTokenSource either;

    public StallGuard(TimeSpan limit, TimeProvider time, CancellationToken caller)
    {
        this.limit = limit;
        clock = new CancellationTokenSource(limit, time);
        either = CancellationTokenSource.CreateLinkedTokenSource(clock.Token, caller);
    }

    /// <summary>Cancelled by the caller or by the standstill.</summary>
    public CancellationToken Token => either.Token;

    /// <summary>Gets a value indicating whether it stood still for too long.</summary>
    public bool Stalled => clock.IsCancellationRequested;

    /// <summary>Something moved.</summary>
    public void Tick() => clock.CancelAfter(limit);

    public void Dispose()
    {
        either.Dispose();
        clock.Dispose();
    }
}
