using FalGenerated.Generator.Drift.Comparison;

namespace FalGenerated.Generator.Drift.Reporting;

/// <summary>One contract of a report: what was compared and what was found.</summary>
internal sealed record ComparedContract
{
    /// <summary>The endpoint of the lock; null when two files were compared.</summary>
    public string? Endpoint { get; init; }

    public required SourceInfo Old { get; init; }

    public required SourceInfo New { get; init; }

    /// <summary>Every operation of the pin, as <c>POST /path</c>.</summary>
    public required IReadOnlyList<string> Operations { get; init; }

    /// <summary>In the fixed order of reports.</summary>
    public required IReadOnlyList<Finding> Findings { get; init; }

    /// <summary>The pin was written from the endpoint's page and never fetched.</summary>
    public bool IsProvisional { get; init; }
}
