using System.Collections.Concurrent;
using FalGenerated.Diagnostics;
using FalGenerated.Errors;
using FalGenerated.Idempotency;
using FalGenerated.Wire;
using Microsoft.Extensions.Http.Resilience;
using Polly;
using Polly.Retry;

namespace FalGenerated.Transport;

/// <summary>
/// One pipeline per operation class: exponential back-off with jitter around a time limit for each attempt.
/// Paid requests are repeated only where their permit proves that nothing arrived. A longer <c>Retry-After</c> than the longest that is
/// waited for is given to the caller.
/// </summary>
internal sealed class FalPipelines
{
    // Each is built when it is used first: building one costs more than a call.
    private readonly ConcurrentDictionary<FalOperation, ResiliencePipeline<HttpResponseMessage>> pipelines = new();
    private readonly FalSettings settings;

    public FalPipelines(FalSettings settings) => this.settings = settings;

    /// <summary>The handler that runs each request through the pipeline of its class.</summary>
    public ResilienceHandler CreateHandler() => new(request => pipelines.GetOrAdd(request.Options.Operation ?? FalOperation.Read, Build));

    private ResiliencePipeline<HttpResponseMessage> Build(FalOperation operation) => operation switch
    {
        FalOperation.Cancel => Build(operation, 3, settings.RequestTimeout, IsPassing),
        FalOperation.Storage => Build(operation, settings.StorageAttempts - 1, settings.RequestTimeout, IsPassing),
        FalOperation.Submit => Build(operation, 4, settings.RequestTimeout, MayResend),
        FalOperation.Run or FalOperation.ModelStream => Build(operation, 4, settings.RunTimeout, MayResend),
        FalOperation.Stream => ResiliencePipeline<HttpResponseMessage>.Empty,
        FalOperation.Read => Build(operation, 5, settings.RequestTimeout, IsPassing),
        _ => throw new ArgumentOutOfRangeException(nameof(operation), operation, null),
    };

    private ResiliencePipeline<HttpResponseMessage> Build(
        FalOperation operation, int retries, TimeSpan limit, Func<RetryPredicateArguments<HttpResponseMessage>, ValueTask<bool>> shouldRepeat)
    {
        ResiliencePipelineBuilder<HttpResponseMessage> builder = new() { TimeProvider = settings.Time };
        if (retries > 0)
        {
            builder.AddRetry(new HttpRetryStrategyOptions
            {
                MaxRetryAttempts = retries,
                BackoffType = DelayBackoffType.Exponential,
                Delay = BackOff.First,
                MaxDelay = BackOff.Longest,
                UseJitter = true,
                Randomizer = settings.Chance,
                ShouldRetryAfterHeader = false,
                DelayGenerator = arguments => ValueTask.FromResult(arguments.Outcome.Result is { } response ? RetryAfterOf(response) : null),
                ShouldHandle = shouldRepeat,
                OnRetry = arguments =>
                {
                    FalTelemetry.Retries.Add(1, FalTelemetry.Tag("fal.operation", operation.ToString()));
                    FalLog.Repeated(settings.Log, operation.ToString(), arguments.RetryDelay);
                    return ValueTask.CompletedTask;
                },
            });
        }

        return builder.AddTimeout(new HttpTimeoutStrategyOptions { Timeout = limit }).Build();
    }

    private ValueTask<bool> IsPassing(RetryPredicateArguments<HttpResponseMessage> arguments)
    {
        if (arguments.Context.CancellationToken.IsCancellationRequested)
        {
            return ValueTask.FromResult(false);
        }

        return arguments.Outcome switch
        {
            { Exception: { } error } => ValueTask.FromResult(Failures.IsTransport(error) && error is not OperationCanceledException { InnerException: null }),
            { Result: { } response } => IsPassingAsync(response),
            _ => ValueTask.FromResult(false),
        };
    }

    private async ValueTask<bool> IsPassingAsync(HttpResponseMessage response)
    {
        int status = (int)response.StatusCode;
        if (status is not (408 or 429 or >= 500))
        {
            return false;
        }

        HttpAnswer head = HttpAnswer.Of(response);
        ErrorResponse answer = ErrorResponseReader.Read(head, settings.Time);
        if (answer.RetryAfter > BackOff.LongestAsked || Failures.IsStartTimeout(answer))
        {
            return false;
        }

        // The service's own word goes first. Without it a failure of the job itself stays what it is, and one on the way there passes.
        if (answer.Retryable is { } said)
        {
            return said;
        }

        // No failure of a job is that long, and reading one cannot be cancelled: a foreign page must not hold up the deadline.
        if (status < 500 || response.Content is not LoadedContent { IsCut: false })
        {
            return true;
        }

        // Buffered already, so this reads memory.
        string body = await AnswerBody.StartAsync(response, CancellationToken.None).ConfigureAwait(false);
        return !ResultFailures.IsJobsOwn(ErrorResponseReader.Read(head with { Body = body }, settings.Time));
    }

    private ValueTask<bool> MayResend(RetryPredicateArguments<HttpResponseMessage> arguments)
    {
        SendPermit? permit = arguments.Context.GetRequestMessage()?.Options.Permit;
        bool again = !arguments.Context.CancellationToken.IsCancellationRequested
            && permit?.Verdict == SendVerdict.SendAgain
            && !(arguments.Outcome.Result is { } response && RetryAfterOf(response) > BackOff.LongestAsked);
        return ValueTask.FromResult(again);
    }

    // The library reads a date by the system's clock, and waits for any.
    private TimeSpan? RetryAfterOf(HttpResponseMessage response) =>
        RetryAfter.Parse(HttpAnswer.Of(response).Header("Retry-After"), settings.Time);
}
