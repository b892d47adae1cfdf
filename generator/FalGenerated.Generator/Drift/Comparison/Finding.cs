using FalGenerated.Generator.Drift.Catalogue;
using FalGenerated.Generator.Drift.Levels;
using FalGenerated.Generator.Json;

namespace FalGenerated.Generator.Drift.Comparison;

/// <summary>One difference, judged.</summary>
internal sealed record Finding
{
    public required Rule Rule { get; init; }

    public required Level Level { get; init; }

    public SdkEffect Sdk => Rule.Sdk;

    public required Scope Scope { get; init; }

    /// <summary>Where in the operation: <c>body.target_fps</c>; names and positions only, never component names.</summary>
    public required string Place { get; init; }

    /// <summary>The node on the pin's side, or the nearest existing parent of what was added.</summary>
    public required Node Anchor { get; init; }

    /// <summary>The node in the old document; null for what was added.</summary>
    public Node? Before { get; init; }

    /// <summary>The node in the new document; null for what was removed.</summary>
    public Node? After { get; init; }

    public string? BeforeText { get; init; }

    public string? AfterText { get; init; }

    /// <summary>What changed, in words, without its place.</summary>
    public required string What { get; init; }

    /// <summary>What tells it apart from other findings of the rule at the place.</summary>
    public required string Value { get; init; }

    /// <summary>The reason of the ignore entry that covers it; null when none does.</summary>
    public string? IgnoredBy { get; init; }

    /// <summary>A remark of the policy, for example that an ignore entry has expired.</summary>
    public string? Note { get; init; }

    /// <summary>Words that must not be folded away although the finding is only words: a number moved in them.</summary>
    public bool Unfolded { get; init; }

    /// <summary>One sentence with its place.</summary>
    public string Message => $"{(Place.Length == 0 ? "" : Place + ": ")}{What}{(Note is null ? "" : $" ({Note})")}";

    /// <summary>Stable against rewording, reordering and renamed components.</summary>
    public string Fingerprint => Comparison.Fingerprint.Of(this);
}
