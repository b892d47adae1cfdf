namespace FalGenerated.Polling;

/// <summary>The duration of jobs of one kind, in seconds.</summary>
/// <param name="Total">From submit to completion.</param>
/// <param name="Run">On the runner only; the total where the service did not say.</param>
/// <param name="IsSteady">Whether they took about the same time, so that it can be planned with.</param>
internal sealed record ExpectedDuration(double Total, double Run, bool IsSteady)
{
    /// <summary>Chooses the duration to plan with: that of earlier jobs where they were steady, else the one that the caller expects.</summary>
    public static ExpectedDuration? Of(ExpectedDuration? earlier, TimeSpan? given) =>
        earlier is { IsSteady: true } || given is not { TotalSeconds: var seconds } ? earlier : new(seconds, seconds, IsSteady: true);
}
