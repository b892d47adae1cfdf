namespace FalGenerated.Playground.Forms;

/// <summary>One member of an endpoint's input, as a form shows it. All of it comes from the contract.</summary>
/// <param name="Name">The name on the wire.</param>
/// <param name="Kind">The control that it takes.</param>
/// <param name="Description">The contract's own words; null for none.</param>
public sealed record FormField(string Name, FieldKind Kind, string? Description)
{
    /// <summary>The label: the name with blanks.</summary>
    public string Label => char.ToUpperInvariant(Name[0]) + Name[1..].Replace('_', ' ');

    /// <summary>The values to choose from; empty where any fits.</summary>
    public IReadOnlyList<string> Choices { get; init; } = [];

    /// <summary>The contract's default as text; null for none.</summary>
    public string? Default { get; init; }

    public decimal? Minimum { get; init; }

    public decimal? Maximum { get; init; }

    public bool IsRequired { get; init; }
}
