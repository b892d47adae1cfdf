using System.Diagnostics;
using System.Diagnostics.Metrics;
using FalGenerated.Diagnostics;
using FalGenerated.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace FalGenerated.Tests.Seeing;

/// <summary>A logger, a meter or a tracer of the host that throws changes no outcome.</summary>
[Collection(nameof(AloneTests))]
public sealed class HostileDiagnosticsTests
{
    private const string Key = "order-4711";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("logger")]
    [InlineData("meter")]
    [InlineData("activity is sampled")]
    [InlineData("activity begins")]
    [InlineData("activity ends")]
    public async Task Job_UnderDiagnosticsThatThrow_IsAcceptedRecordedAndWaitedFor(string what)
    {
        SteppedTime time = new();
        SimulatedService service = new(time, TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(30));
        using IDisposable hostile = Hostile(what);
        using ThrowingLoggers loggers = new();
        using FalClient client = new(
            new FalOptions { ApiKey = Fal.Key, LoggerFactory = what == "logger" ? loggers : null }, service.Handler, time);

        FalJob<TestOutput> job = await time.RunAsync(
            client.Endpoint(TestEndpoint.Descriptor).SubmitAsync(Fal.Input, new() { IdempotencyKey = Key }, Token));
        Assert.Equal(JournalState.Accepted, (await client.Journal.FindAsync(Key, Token))!.State);
        await time.RunAsync(job.WaitAsync(cancellationToken: Token));

        Assert.Equal(JournalState.Finished, (await client.Journal.FindAsync(Key, Token))!.State);
    }

    [Theory]
    [InlineData("logger")]
    [InlineData("meter")]
    [InlineData("activity ends")]
    public async Task Failure_UnderDiagnosticsThatThrow_StaysWhatItIs(string what)
    {
        using ScriptedHandler wire = new(_ => ScriptedHandler.Json(500, "{}"));
        using IDisposable hostile = Hostile(what);
        using ThrowingLoggers loggers = new();
        using FalClient client = new(new FalOptions { ApiKey = Fal.Key, LoggerFactory = what == "logger" ? loggers : null }, wire);

        await Assert.ThrowsAsync<FalOutcomeUnknownException>(
            () => client.Endpoint(TestEndpoint.Descriptor).SubmitAsync(Fal.Input, new() { IdempotencyKey = Key }, Token));

        Assert.Equal(JournalState.Unknown, (await client.Journal.FindAsync(Key, Token))!.State);
    }

    [Fact]
    public async Task Retry_UnderDiagnosticsThatThrow_IsMade()
    {
        int count = 0;
        using ScriptedHandler wire = new(_ => ++count == 1 ? ScriptedHandler.Json(429, "{}", ("Retry-After", "0")) : ScriptedHandler.Json(200, Fal.Accepted));
        using IDisposable hostile = Hostile("meter");
        using ThrowingLoggers loggers = new();
        using FalClient client = new(new FalOptions { ApiKey = Fal.Key, LoggerFactory = loggers }, wire);

        Assert.Equal("r1", (await client.Endpoint(TestEndpoint.Descriptor).SubmitAsync(Fal.Input, cancellationToken: Token)).RequestId);
    }

    [Fact]
    public async Task LoggersOfAHostThatThrow_AroundItsHttpClients_LoseNoJob()
    {
        await using RawServer server = new(_ => RawReply.Http(200, """{"request_id":"r1"}"""));
        ServiceCollection services = new();
        ThrowingLoggers loggers = new() { Throws = name => name.EndsWith("ClientHandler", StringComparison.Ordinal) || name == FalTelemetry.Name };
        services.AddSingleton<ILoggerFactory>(loggers);
        FalOptions wanted = server.Options;
        services.AddFal(options =>
        {
            options.ApiKey = wanted.ApiKey;
            options.QueueUrl = wanted.QueueUrl;
        });
        await using ServiceProvider provider = services.BuildServiceProvider();
        FalClient client = provider.GetRequiredService<FalClient>();

        // It may throw before the request is sent: then nothing was, and that is what is told.
        await Assert.ThrowsAsync<FalConnectionException>(
            () => client.Endpoint(TestEndpoint.Descriptor).SubmitAsync(Fal.Input, new() { IdempotencyKey = Key }, Token));
        Assert.Empty(server.Received);

        loggers.Throws = name => name.EndsWith("ClientHandler", StringComparison.Ordinal) && server.Received.Count > 0;
        Assert.Equal("r1", (await client.Endpoint(TestEndpoint.Descriptor).SubmitAsync(Fal.Input, new() { IdempotencyKey = Key }, Token)).RequestId);
        Assert.Equal(JournalState.Accepted, (await client.Journal.FindAsync(Key, Token))!.State);
    }

    private static IDisposable Hostile(string what)
    {
        if (what == "meter")
        {
            MeterListener meter = new() { InstrumentPublished = (instrument, self) => Enable(instrument, self) };
            meter.SetMeasurementEventCallback<long>((_, _, _, _) => throw new InvalidOperationException(what));
            meter.SetMeasurementEventCallback<double>((_, _, _, _) => throw new InvalidOperationException(what));
            meter.Start();
            return meter;
        }

        ActivityListener listener = new()
        {
            ShouldListenTo = source => source.Name == FalTelemetry.Name,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) =>
                what == "activity is sampled" ? throw new InvalidOperationException(what) : ActivitySamplingResult.AllDataAndRecorded,
            ActivityStarted = _ => Throw(what == "activity begins"),
            ActivityStopped = _ => Throw(what == "activity ends"),
        };
        if (what.StartsWith("activity", StringComparison.Ordinal))
        {
            ActivitySource.AddActivityListener(listener);
        }

        return listener;
    }

    private static void Enable(Instrument instrument, MeterListener listener)
    {
        if (instrument.Meter.Name == FalTelemetry.Name)
        {
            listener.EnableMeasurementEvents(instrument);
        }
    }

    private static void Throw(bool now)
    {
        if (now)
        {
            throw new InvalidOperationException("A listener of the host threw.");
        }
    }

    private sealed class ThrowingLoggers : ILoggerFactory
    {
        public Func<string, bool> Throws { get; set; } = _ => true;

        public void AddProvider(ILoggerProvider provider)
        {
        }

        public ILogger CreateLogger(string categoryName) => new ThrowingLogger(this, categoryName);

        public void Dispose()
        {
        }
    }

    private sealed class ThrowingLogger(ThrowingLoggers owner, string name) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            HostileDiagnosticsTests.Throw(owner.Throws(name));
    }
}
