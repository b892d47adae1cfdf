using FalGenerated.PostgreSql.Batches;

namespace FalGenerated.Quartz.Steps;

/// <summary>Decides what a failed step makes of its clip: some failures pass, some are an end, and one leaves it in doubt.</summary>
internal sealed class StepFailures(Pauses pauses, FalQuartzOptions options, TimeProvider time)
{
    // With pauses that double, a quarter of an hour and more for a full disk or a missing folder.
    private const int MostTries = 12;

    public StepEnd EndOf(Clip clip, Exception error, string worker) =>
        clip.Token is null ? BeforeAJob(clip, error, worker) : WithAJob(clip, error, worker);

    private StepEnd BeforeAJob(Clip clip, Exception error, string worker) => error switch
    {
        FalOutcomeUnknownException doubt when time.GetUtcNow() - doubt.Submit.StartedAt >= options.DoubtWindow => Over(ClipState.InDoubt, error, worker),
        FalOutcomeUnknownException => Again(clip, ClipState.Waiting, error, worker),
        FalRefusedException refused => new StepEnd(
            new ClipChange(ClipState.Refused, worker) { Problem = error.Message, Findings = [.. refused.Findings.Select(finding => finding.Message)] }, null),
        _ when Passes(error) => Again(clip, ClipState.Waiting, error, worker),
        FalException or ArgumentException or IOException or UnauthorizedAccessException => Over(ClipState.Refused, error, worker),
        _ => AgainOrOver(clip, ClipState.Waiting, ClipState.Refused, error, worker),
    };

    private StepEnd WithAJob(Clip clip, Exception error, string worker) => error switch
    {
        FalJobFailedException => Over(ClipState.Failed, error, worker),
        _ when Passes(error) => Again(clip, ClipState.Running, error, worker),
        _ => AgainOrOver(clip, ClipState.Running, ClipState.NotSaved, error, worker),
    };

    /// <summary>Failures that say nothing about the clip: the service, the database, the key or the network.</summary>
    private static bool Passes(Exception error) => error switch
    {
        FalConnectionException or FalTimeoutException or FalJournalException or HttpRequestException => true,
        FalTransferException transfer => transfer.IsTransient,
        FalApiException api => api.Kind is not (FalApiErrorKind.Refused or FalApiErrorKind.Validation or FalApiErrorKind.NotFound),
        _ => false,
    };

    private StepEnd Again(Clip clip, ClipState state, Exception error, string worker)
    {
        int failures = clip.Failures + 1;
        return new StepEnd(new ClipChange(state, worker) { Problem = error.Message, Failures = failures }, pauses.AfterFailures(failures));
    }

    private StepEnd AgainOrOver(Clip clip, ClipState state, ClipState over, Exception error, string worker) =>
        clip.Failures + 1 < MostTries ? Again(clip, state, error, worker) : Over(over, error, worker);

    private static StepEnd Over(ClipState state, Exception error, string worker) => new(new ClipChange(state, worker) { Problem = error.Message }, null);
}
