namespace FalGenerated.Generator.Drift.Policy;

/// <summary>How the deployed client reads what it does not know.</summary>
internal enum ReaderKind
{
    /// <summary>A closed enum throws on an unknown value.</summary>
    Strict,

    /// <summary>Open enums carry unknown values, as this project's own SDK does.</summary>
    TolerantEnums,
}
