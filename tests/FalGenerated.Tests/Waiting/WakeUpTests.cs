using FalGenerated.Tests.Support;
using Microsoft.Extensions.Time.Testing;

namespace FalGenerated.Tests.Waiting;

/// <summary>News of a job's end makes a wait look at once; it never ends a wait by itself.</summary>
public sealed class WakeUpTests : IDisposable
{
    private readonly FakeTimeProvider time = new();
    private readonly SemaphoreSlim looked = new(0);
    private readonly SemaphoreSlim streamed = new(0);
    private string state = "IN_PROGRESS";
    private SimulatedStream? stream;
    private (int Status, string Body, string RetryAfter)? failure;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        looked.Dispose();
        streamed.Dispose();
        stream?.Dispose();
    }

    [Fact]
    public async Task Wait_InAPause_LooksAtOnce()
    {
        using FalClient fal = Fal.Client(new ScriptedHandler(Answer), time);
        FalJob<TestOutput> job = await fal.Endpoint(TestEndpoint.Descriptor).SubmitAsync(Fal.Input, cancellationToken: Token);
        Task<FalResponse<TestOutput>> wait = job.WaitAsync(options: new() { Mode = WaitMode.Poll }, cancellationToken: Token);
        state = "COMPLETED";

        int waits = fal.WakeWaits(job.RequestId);
        FalResponse<TestOutput> response = await wait;

        Assert.Equal(1, waits);
        Assert.Equal(10m, response.Output.Duration);
        Assert.Equal(0, fal.WakeWaits(job.RequestId));
    }

    [Fact]
    public async Task Wait_OnASilentStream_LooksAtOnce()
    {
        stream = SimulatedStream.Silent(time);
        using FalClient fal = Fal.Client(new ScriptedHandler(Answer), time);
        FalJob<TestOutput> job = await fal.Endpoint(TestEndpoint.Descriptor).SubmitAsync(Fal.Input, cancellationToken: Token);
        Task<FalResponse<TestOutput>> wait = job.WaitAsync(cancellationToken: Token);
        await streamed.WaitAsync(Token);
        state = "COMPLETED";

        fal.WakeWaits(job.RequestId);

        Assert.Equal(10m, (await wait).Output.Duration);
    }

    /// <summary>The service may tell of the end a moment before its status does: then the wait goes on, and looks often.</summary>
    [Fact]
    public async Task Wait_ThatIsWokenTooEarly_GoesOn_AndLooksEveryTwoSecondsAtMost()
    {
        using FalClient fal = Fal.Client(new ScriptedHandler(Answer), time);
        FalJob<TestOutput> job = await fal.Endpoint(TestEndpoint.Descriptor).SubmitAsync(Fal.Input, cancellationToken: Token);
        time.Advance(TimeSpan.FromMinutes(5));
        Task<FalResponse<TestOutput>> wait = job.WaitAsync(options: new() { Mode = WaitMode.Poll }, cancellationToken: Token);
        await looked.WaitAsync(Token);

        fal.WakeWaits(job.RequestId);
        await looked.WaitAsync(Token);
        fal.WakeWaits(job.RequestId);
        bool endedByNews = wait.IsCompleted;
        state = "COMPLETED";
        await AdvanceUntilAsync(looked, TimeSpan.FromSeconds(2));

        Assert.False(endedByNews);
        Assert.Equal(10m, (await wait).Output.Duration);
    }

    [Fact]
    public async Task WakeUp_OfAnotherJob_OrOfNone_DoesNothing()
    {
        ScriptedHandler wire = new(Answer);
        using FalClient fal = Fal.Client(wire, time);
        FalJob<TestOutput> job = await fal.Endpoint(TestEndpoint.Descriptor).SubmitAsync(Fal.Input, cancellationToken: Token);
        using CancellationTokenSource stop = new();
        Task<FalResponse<TestOutput>> wait = job.WaitAsync(options: new() { Mode = WaitMode.Poll }, cancellationToken: stop.Token);

        int other = fal.WakeWaits("r2");
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => wait);

        Assert.Equal(0, other);
        Assert.Equal(0, fal.WakeWaits(job.RequestId));
        Assert.Equal(0, wire.Count("GET"));
    }

    /// <summary>A pause that the service asked for is kept.</summary>
    [Fact]
    public async Task WakeUp_InAPauseThatTheServiceAskedFor_WaitsForItsEnd()
    {
        failure = (429, "{}", "60");
        using FalClient fal = Fal.Client(new ScriptedHandler(Answer), time);
        FalJob<TestOutput> job = await fal.Endpoint(TestEndpoint.Descriptor).SubmitAsync(Fal.Input, cancellationToken: Token);
        time.Advance(TimeSpan.FromSeconds(30));
        Task<FalResponse<TestOutput>> wait = job.WaitAsync(options: new() { Mode = WaitMode.Poll }, cancellationToken: Token);
        await looked.WaitAsync(Token);
        failure = null;
        state = "COMPLETED";

        fal.WakeWaits(job.RequestId);
        bool tooEarly = looked.CurrentCount > 0;
        await AdvanceUntilAsync(looked, TimeSpan.FromMinutes(5));

        Assert.False(tooEarly);
        Assert.Equal(10m, (await wait).Output.Duration);
    }

    /// <summary>Moves the clock in small steps, so that a pause may begin at any time, until a look comes; at most so far.</summary>
    private async Task AdvanceUntilAsync(SemaphoreSlim signal, TimeSpan most)
    {
        TimeSpan step = TimeSpan.FromMilliseconds(100);
        for (TimeSpan passed = TimeSpan.Zero; passed < most; passed += step)
        {
            for (int turn = 0; turn < 200; turn++)
            {
                if (await signal.WaitAsync(TimeSpan.Zero, Token))
                {
                    return;
                }

                await Task.Yield();
            }

            time.Advance(step);
        }

        await signal.WaitAsync(Token);
    }

    private HttpResponseMessage Answer(Seen request)
    {
        string path = request.Address.AbsolutePath;
        if (request.Method == "POST")
        {
            return ScriptedHandler.Json(200, Fal.Accepted);
        }

        if (path.EndsWith("/stream", StringComparison.Ordinal))
        {
            streamed.Release();
            return stream is null
                ? ScriptedHandler.Json(404, "{}")
                : new HttpResponseMessage { Content = new StreamContent(stream) { Headers = { ContentType = new("text/event-stream") } } };
        }

        if (!path.EndsWith("/status", StringComparison.Ordinal))
        {
            return ScriptedHandler.Json(200, Fal.Output);
        }

        looked.Release();
        return failure is { } one
            ? ScriptedHandler.Json(one.Status, one.Body, ("Retry-After", one.RetryAfter))
            : ScriptedHandler.Json(state == "COMPLETED" ? 200 : 202, Fal.Status(state));
    }
}
