namespace FalGenerated;

/// <summary>One thing that is wrong with a journal's file.</summary>
/// <param name="Line">The number of the line, from 1.</param>
/// <param name="Problem">A clause that says what is wrong with it.</param>
/// <param name="Repair">The part of it that a repair keeps.</param>
/// <param name="IdempotencyKey">The key on the line, where it can be read and is not certain; null where none can.</param>
public sealed record JournalFinding(int Line, string Problem, JournalLineRepair Repair, string? IdempotencyKey)
{
    /// <summary>The line, the problem and what a repair keeps, in one sentence.</summary>
    public override string ToString() => FormattableString.Invariant($"Line {Line}: {Problem} ({Repair}).");
}
