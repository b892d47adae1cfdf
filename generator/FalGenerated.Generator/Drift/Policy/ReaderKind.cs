namespace FalGenerated.Generator.Drift.Policy;

/// <summary>The deployed client's treatment of what it does not know.</summary>
internal enum ReaderKind
{
    /// <summary>A closed enum throws on an unknown value.</summary>
    Strict,

    /// <summary>Open enums carry unknown values, as this project's own SDK does.</summary>
    TolerantEnums,
}
