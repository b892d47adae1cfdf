using FalGenerated.Generator.Drift.Catalogue;
using FalGenerated.Generator.Drift.Levels;
using FalGenerated.Generator.Json;

namespace FalGenerated.Generator.Drift.Comparison;

/// <summary>One difference, judged.</summary>
internal sealed record Finding
{
    private readonly Level strict;

    public required Rule Rule { get; init; }

    public required Level Level { get; init; }

    /// <summary>The effect of regenerating on code: the rule's own effect unless the place makes it another.</summary>
    public required SdkEffect Sdk { get; init; }

    /// <summary>The level for strict readers of other languages, to which absent and null are two things; at least <see cref="Level"/>.</summary>
    public Level StrictLevel
    {
        get => strict > Level ? strict : Level;
        init => strict = value;
    }

    /// <summary>The advice to the reader of a report, made from the verdict.</summary>
    public string Advice => Catalogue.Advice.Of(Rule, Level, Sdk, StrictLevel);

    public required Scope Scope { get; init; }

    /// <summary>The place in the operation, such as <c>body.target_fps</c>; names and positions only, never component names.</summary>
    public required string Place { get; init; }

    /// <summary>The node on the pin's side, or the nearest existing parent of what was added.</summary>
    public required Node Anchor { get; init; }

    /// <summary>The node in the old document; null for what was added.</summary>
    public Node? Before { get; init; }

    /// <summary>The node in the new document; null for what was removed.</summary>
    public Node? After { get; init; }

    public string? BeforeText { get; init; }

    public string? AfterText { get; init; }

    /// <summary>The change in words, without its place.</summary>
    public required string What { get; init; }

    /// <summary>The value that tells it apart from other findings of the rule at the place.</summary>
    public required string Value { get; init; }

    /// <summary>The reason of the ignore entry that covers it; null when none does.</summary>
    public string? IgnoredBy { get; init; }

    /// <summary>A remark of the policy, for example that an ignore entry has expired.</summary>
    public string? Note { get; init; }

    /// <summary>Words that must not be folded away although the finding is only words: a number moved in them.</summary>
    public bool Unfolded { get; init; }

    /// <summary>The finding with both sides of what it found.</summary>
    public Finding With(Difference difference) =>
        this with { Before = difference.Old, After = difference.New, BeforeText = difference.From, AfterText = difference.To };

    /// <summary>The finding with another level than its rule's; null keeps that.</summary>
    public Finding Judged(Level? level) => level is { } own ? this with { Level = own } : this;

    /// <summary>One sentence with its place.</summary>
    public string Message => $"{(Place.Length == 0 ? "" : Place + ": ")}{What}{(Note is null ? "" : $" ({Note})")}";

    /// <summary>Stable against rewording, reordering and renamed components.</summary>
    public string Fingerprint => Comparison.Fingerprint.Of(this);
}
