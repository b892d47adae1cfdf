using System.Collections.Concurrent;
using System.Net.Http.Headers;
using FalGenerated.Emulator.Settings;

namespace FalGenerated.Emulator.Webhooks;

/// <summary>
/// Delivers webhooks: 15 s for the first attempt, 120 s for each retry, at most 31 retries with growing pauses until the result
/// expires; a redirect is a failure for good. Each attempt is signed anew, for the time at which it begins.
/// </summary>
internal sealed class WebhookSender(TimeProvider clock, CurrentOptions current, WebhookSigner signer) : IDisposable
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

    /// <summary>Begins to deliver; <paramref name="ended"/> is called when no attempt will follow, except where the emulator stops before.</summary>
    public void Announce(WebhookDelivery delivery, Action ended) => _ = Task.Run(() => DeliverAsync(delivery, ended, stop.Token));

    public void Clear() => attempts.Clear();

    public void Dispose()
    {
        stop.Cancel();
        if (http.IsValueCreated)
        {
            http.Value.Dispose();
        }
    }

    private async Task DeliverAsync(WebhookDelivery delivery, Action ended, CancellationToken cancellationToken)
    {
        try
        {
            if (delivery.Target.IsLoopback || current.Value.WebhooksToAnyHost)
            {
                await AttemptAllAsync(delivery, cancellationToken).ConfigureAwait(false);
            }
            else
            {
                Record(delivery, 1, clock.GetUtcNow(), null, "Dropped: the emulator delivers to this machine only, unless told otherwise");
            }

            ended();
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // The emulator stops: what is undelivered stays so.
        }
    }

    private async Task AttemptAllAsync(WebhookDelivery delivery, CancellationToken cancellationToken)
    {
        for (var number = 1; number <= 1 + MostRetries && clock.GetUtcNow() < delivery.Expiry; number++)
        {
            var status = await AttemptAsync(delivery, number, cancellationToken).ConfigureAwait(false);
            if (status is >= 200 and < 400)
            {
                return;
            }

            await Task.Delay(Pause(number), clock, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task<int?> AttemptAsync(WebhookDelivery delivery, int number, CancellationToken cancellationToken)
    {
        await slots.WaitAsync(cancellationToken).ConfigureAwait(false);
        var time = clock.GetUtcNow();
        using var timeout = new CancellationTokenSource(number == 1 ? FirstTimeout : RetryTimeout, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        try
        {
            using var request = Signed(delivery, time);
            using var response = await http.Value.SendAsync(request, either.Token).ConfigureAwait(false);
            Record(delivery, number, time, (int)response.StatusCode, null);
            return (int)response.StatusCode;
        }
        catch (HttpRequestException exception)
        {
            Record(delivery, number, time, null, exception.Message);
            return null;
        }
        catch (OperationCanceledException) when (timeout.IsCancellationRequested)
        {
            Record(delivery, number, time, null, "Timed out");
            return null;
        }
        finally
        {
            slots.Release();
        }
    }

    private HttpRequestMessage Signed(WebhookDelivery delivery, DateTimeOffset time)
    {
        var content = new ByteArrayContent(delivery.Payload) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } };
        var request = new HttpRequestMessage(HttpMethod.Post, delivery.Target) { Content = content };
        foreach (var header in signer.Headers(delivery.RequestId, delivery.UserId, time, delivery.Payload))
        {
            request.Headers.Add(header.Key, header.Value);
        }

        return request;
    }

    private void Record(WebhookDelivery delivery, int number, DateTimeOffset time, int? status, string? problem)
    {
        attempts.Enqueue(new WebhookAttempt
        {
            RequestId = delivery.RequestId,
            Target = delivery.Target,
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
