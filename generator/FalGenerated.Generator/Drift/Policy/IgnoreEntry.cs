using FalGenerated.Generator.Drift.Comparison;
using FalGenerated.Generator.Drift.Levels;

namespace FalGenerated.Generator.Drift.Policy;

/// <summary>One accepted finding.</summary>
internal sealed record IgnoreEntry
{
    public string? Fingerprint { get; init; }

    public string? Rule { get; init; }

    public string? Operation { get; init; }

    public string? Pointer { get; init; }

    public required string Reason { get; init; }

    public string? Owner { get; init; }

    public string? Issue { get; init; }

    /// <summary>The last day on which it holds.</summary>
    public required DateOnly Until { get; init; }

    /// <summary>The name of the entry in messages.</summary>
    public string Name => Fingerprint ?? $"{Rule} at {Pointer}";

    /// <summary>A breaking finding is covered by its full fingerprint only.</summary>
    public bool Covers(Finding finding) => Fingerprint is not null
        ? Fingerprint == finding.Fingerprint
        : finding.Level != Level.Breaking && Rule == finding.Rule.Id && Operation == finding.Scope.Operation && Pointer == finding.Anchor.Pointer;
}
