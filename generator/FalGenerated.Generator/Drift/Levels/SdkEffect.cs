namespace FalGenerated.Generator.Drift.Levels;

/// <summary>The effect of regenerating on C# that was written against the SDK.</summary>
internal enum SdkEffect
{
    /// <summary>The generated surface stays.</summary>
    None,

    /// <summary>The surface grows.</summary>
    Additive,

    /// <summary>Code that compiled may no longer compile.</summary>
    Breaking,

    /// <summary>No rule knows the change, so its effect is unknown.</summary>
    Unknown,
}
