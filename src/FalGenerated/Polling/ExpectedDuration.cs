namespace FalGenerated.Polling;

/// <summary>The duration of jobs of one kind, in seconds.</summary>
/// <param name="Total">From submit to completion.</param>
/// <param name="Run">On the runner only; the total where the service did not say.</param>
/// <param name="IsSteady">Whether they took about the same time, so that it can be planned with.</param>
internal sealed record ExpectedDuration(double Total, double Run, bool IsSteady);
