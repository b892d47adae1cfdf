namespace FalGenerated;

/// <summary>The state of a journal's file.</summary>
public sealed record JournalCheck
{
    /// <summary>Everything that is wrong, in order of the lines; empty when nothing is.</summary>
    public required IReadOnlyList<JournalFinding> Findings { get; init; }

    /// <summary>The number of lines in the file.</summary>
    public required int Lines { get; init; }

    /// <summary>The entries that a repair would keep, or has kept, the oldest key first.</summary>
    public required IReadOnlyList<JournalEntry> Entries { get; init; }

    /// <summary>True when the file can be used as it is.</summary>
    public bool IsUsable => Findings.All(finding => finding.Repair == JournalLineRepair.Unfinished);
}
