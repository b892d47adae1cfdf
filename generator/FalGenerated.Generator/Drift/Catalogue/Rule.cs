using FalGenerated.Generator.Drift.Levels;

namespace FalGenerated.Generator.Drift.Catalogue;

/// <summary>One row of the catalogue. An id never changes its meaning.</summary>
/// <param name="Id">The stable name.</param>
/// <param name="Wire">What it does to a deployed client; the level of most findings.</param>
/// <param name="Sdk">What regenerating does to code written against the SDK.</param>
/// <param name="Help">What the change means for a client.</param>
/// <param name="Example">The smallest edit that raises it.</param>
internal sealed record Rule(string Id, Level Wire, SdkEffect Sdk, string Help, string Example)
{
    /// <summary>The condition under which findings have another level than <see cref="Wire"/>; null when they never do.</summary>
    public string? Unless { get; init; }

    /// <summary>Levels besides <see cref="Wire"/> that a finding may have.</summary>
    public IReadOnlyList<Level> Also { get; init; } = [];

    /// <summary>The advice of the rule's section, for a finding that breaks deployed clients.</summary>
    public required string WhenBreaking { get; init; }

    /// <summary>Advice of this rule alone, which says nothing about clients or code; null when there is none.</summary>
    public string? Hint { get; init; }

    /// <summary>The advice for a finding with the levels of the row.</summary>
    public string Advice => Catalogue.Advice.Of(this, Wire, Sdk, Wire);

    /// <summary>The heading under which the catalogue prints it.</summary>
    public required string Section { get; init; }

    public bool Allows(Level level) => level == Wire || Also.Contains(level);
}
