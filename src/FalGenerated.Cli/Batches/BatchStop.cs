namespace FalGenerated.Cli.Batches;

/// <summary>Says whether anything more may be submitted, and why not.</summary>
internal sealed class BatchStop(BatchPlan plan, TimeProvider time, CancellationToken interrupted)
{
    // Each further clip would meet the same answer.
    private static readonly string[] ForAll = ["key_refused", "balance", "forbidden", "key_missing", "configuration", "journal"];
    private int failures;
    private string? reason;

    /// <summary>Gets the reason why nothing more is submitted; null while clips may be.</summary>
    public string? Reason => interrupted.IsCancellationRequested ? "interrupted"
        : Volatile.Read(ref reason) ?? (time.GetUtcNow() >= plan.Until ? FormattableString.Invariant($"it is {plan.Until:HH:mm}") : null);

    /// <summary>Counts a failed clip.</summary>
    /// <param name="code">The stable code of its failure.</param>
    public void Failed(string code)
    {
        int count = Interlocked.Increment(ref failures);
        if (ForAll.Contains(code))
        {
            Volatile.Write(ref reason, "every other clip would fail the same way");
        }
        else if (count >= plan.MostFailures)
        {
            Interlocked.CompareExchange(ref reason, FormattableString.Invariant($"{count} clips failed"), null);
        }
    }
}
