using System.Collections.Concurrent;
using System.Net.Http.Headers;
using FalGenerated.Emulator.Settings;

namespace FalGenerated.Emulator.Webhooks;

/// <summary>
/// Delivers webhooks: 15 s for the first attempt, 120 s for each retry, at most 31 retries with growing pauses until the result
/// expires; a redirect is a failure for good. Unsigned.
/// </summary>
internal sealed class WebhookSender(TimeProvider clock, CurrentOptions current) : IDisposable
{
    private const int MostRetries = 31;
    private const int AttemptsRemembered = 10_000;
    private static readonly TimeSpan FirstTimeout = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan RetryTimeout = TimeSpan.FromSeconds(120);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(120);

    private readonly CancellationTokenSource stop = new();
    private readonly SemaphoreSlim slots = new(64);
    private readonly ConcurrentQueue<WebhookAttempt> attempts = new();
    private readonly Lazy<HttpClient> http = new(() => new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false })
    {
        Timeout = Timeout.InfiniteTimeSpan,
    });

    public IReadOnlyList<WebhookAttempt> Attempts => [.. attempts];

    /// <summary>The pause before a retry, from 1 on: 1 s, doubled each time, 2 minutes at most. The service's figures are not published.</summary>
    public static TimeSpan Pause(int retry) => TimeSpan.FromSeconds(Math.Min(Math.Pow(2, retry - 1), LongestPause.TotalSeconds));

    /// <summary>Begins to deliver a payload to an address, until <paramref name="expiry"/> at the latest. An address that is not http or https is ignored.</summary>
    public void Announce(string requestId, string address, byte[] payload, DateTimeOffset expiry)
    {
        if (Uri.TryCreate(address, UriKind.Absolute, out var target) && target.Scheme is "http" or "https")
        {
            _ = Task.Run(() => DeliverAsync(requestId, target, payload, expiry, stop.Token));
        }
    }

    public void Clear() => attempts.Clear();

    public void Dispose()
    {
        stop.Cancel();
        if (http.IsValueCreated)
        {
            http.Value.Dispose();
        }
    }

    private async Task DeliverAsync(string requestId, Uri target, byte[] payload, DateTimeOffset expiry, CancellationToken cancellationToken)
    {
        if (!target.IsLoopback && !current.Value.WebhooksToAnyHost)
        {
            Record(requestId, target, 1, clock.GetUtcNow(), null, "Dropped: the emulator delivers to this machine only, unless told otherwise");
            return;
        }

        try
        {
            for (var number = 1; number <= 1 + MostRetries && clock.GetUtcNow() < expiry; number++)
            {
                var status = await AttemptAsync(requestId, target, payload, number, cancellationToken).ConfigureAwait(false);
                if (status is >= 200 and < 400)
                {
                    return;
                }

                await Task.Delay(Pause(number), clock, cancellationToken).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // The emulator stops: what is undelivered stays so.
        }
    }

    private async Task<int?> AttemptAsync(string requestId, Uri target, byte[] payload, int number, CancellationToken cancellationToken)
    {
        await slots.WaitAsync(cancellationToken).ConfigureAwait(false);
        var time = clock.GetUtcNow();
        using var timeout = new CancellationTokenSource(number == 1 ? FirstTimeout : RetryTimeout, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        try
        {
            using var content = new ByteArrayContent(payload);
            content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
            using var response = await http.Value.PostAsync(target, content, either.Token).ConfigureAwait(false);
            Record(requestId, target, number, time, (int)response.StatusCode, null);
            return (int)response.StatusCode;
        }
        catch (HttpRequestException exception)
        {
            Record(requestId, target, number, time, null, exception.Message);
            return null;
        }
        catch (OperationCanceledException) when (timeout.IsCancellationRequested)
        {
            Record(requestId, target, number, time, null, "Timed out");
            return null;
        }
        finally
        {
            slots.Release();
        }
    }

    private void Record(string requestId, Uri target, int number, DateTimeOffset time, int? status, string? problem)
    {
        attempts.Enqueue(new WebhookAttempt
        {
            RequestId = requestId,
            Target = target,
            Number = number,
            Time = time,
            Status = status,
            Problem = problem,
        });
        while (attempts.Count > AttemptsRemembered)
        {
            attempts.TryDequeue(out _);
        }
    }
}
