using FalGenerated.Generator.Json;

namespace FalGenerated.Generator.Drift.NormalForm;

/// <summary>One end of a range, and where it is written.</summary>
internal sealed record Bound(ExactNumber Value, bool Exclusive, Node Where)
{
    /// <summary>The text that stands for the bound in a comparison and in a message.</summary>
    public string Text => Exclusive ? $"{Value} (exclusive)" : Value.ToString();

    public bool Same(Bound? other) => other is not null && Value == other.Value && Exclusive == other.Exclusive;

    /// <summary>The tighter of two lower ends.</summary>
    public static Bound? Highest(Bound? one, Bound? other) => one is null ? other : other is null ? one : CompareLower(one, other) >= 0 ? one : other;

    /// <summary>The tighter of two upper ends.</summary>
    public static Bound? Lowest(Bound? one, Bound? other) => one is null ? other : other is null ? one : CompareUpper(one, other) <= 0 ? one : other;

    /// <summary>Above 0 when the first lower end is the tighter one.</summary>
    public static int CompareLower(Bound one, Bound other)
    {
        int order = one.Value.CompareTo(other.Value);
        return order != 0 ? order : one.Exclusive.CompareTo(other.Exclusive);
    }

    /// <summary>Below 0 when the first upper end is the tighter one.</summary>
    public static int CompareUpper(Bound one, Bound other)
    {
        int order = one.Value.CompareTo(other.Value);
        return order != 0 ? order : other.Exclusive.CompareTo(one.Exclusive);
    }

    /// <summary>The same lower end for integers: inclusive and whole.</summary>
    public Bound LowerForIntegers()
    {
        ExactNumber whole = Value.Ceiling();
        return new(Exclusive && whole == Value ? whole.Plus(1) : whole, false, Where);
    }

    /// <summary>The same upper end for integers: inclusive and whole.</summary>
    public Bound UpperForIntegers()
    {
        ExactNumber whole = Value.Floor();
        return new(Exclusive && whole == Value ? whole.Plus(-1) : whole, false, Where);
    }
}
