using FalGenerated.Diagnostics;

namespace FalGenerated.Polling;

/// <summary>
/// Fetches the result of a job, which is free of charge: what may pass is tried again, and a job is called failed or expired only where
/// that is proved. One 500 right after the completion, or one 404, was seen to be followed by the result.
/// </summary>
internal sealed class ResultFetch<TOutput>(
    FalJob job, Func<QueueStatus?, CancellationToken, Task<FalResponse<TOutput>>> get, WaitServices services)
    where TOutput : class
{
    private static readonly TimeSpan AfterFailure = TimeSpan.FromSeconds(5);

    // Growing pauses: the third answer comes a minute after the first.
    private static readonly TimeSpan[] BeforeProof = [TimeSpan.FromSeconds(20), TimeSpan.FromSeconds(40)];
    private readonly FailureWindow failures = new(job, services.Time);
    private string? claim;
    private int claims;

    /// <summary>The result.</summary>
    /// <param name="completed">The status that said completed; null when none was seen.</param>
    /// <param name="deadline">The time that the caller gives.</param>
    /// <param name="waits">Whether a service that is away is waited for, as in a wait; a single call is not that patient.</param>
    public async Task<FalResponse<TOutput>> RunAsync(QueueStatus? completed, WaitDeadline deadline, bool waits)
    {
        while (true)
        {
            TimeSpan pause;
            try
            {
                return await get(completed, deadline.ForLook).ConfigureAwait(false);
            }
            catch (FalException error) when (services.ConfirmsEnds && ClaimOf(error, completed) is { } said && !IsProved(said))
            {
                deadline.ThrowIfOver();
                pause = BeforeProof[claims - 1];
                FalLog.PollFailed(services.Log, job.RequestId, error.GetType().Name);
            }
            catch (FalException error) when (waits && !deadline.IsOver && failures.MayPass(error))
            {
                TimeSpan asked = failures.Add(error);
                pause = asked > AfterFailure ? asked : AfterFailure;
                FalLog.PollFailed(services.Log, job.RequestId, error.GetType().Name);
            }

            await Task.Delay(deadline.Clamp(pause), services.Time, deadline.ForLook).ConfigureAwait(false);
        }
    }

    /// <summary>Gets the claim of a failure about the job that one answer does not prove; null when there is none.</summary>
    private static string? ClaimOf(FalException error, QueueStatus? completed) => error switch
    {
        FalJobFailedException { Outcome: JobFailure.Failed, Answer.StatusCode: >= 500 } failed when completed?.ErrorType is null || completed.ErrorType != failed.ErrorType =>
            $"{failed.Answer.StatusCode} {failed.ErrorType}",
        FalJobFailedException { Outcome: JobFailure.Expired } expired => $"{expired.Answer.StatusCode}",
        _ => null,
    };

    private bool IsProved(string said)
    {
        claims = said == claim ? claims + 1 : 1;
        claim = said;
        return claims > BeforeProof.Length;
    }
}
