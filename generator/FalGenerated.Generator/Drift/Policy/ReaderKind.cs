namespace FalGenerated.Generator.Drift.Policy;

/// <summary>The deployed client's treatment of what it does not know.</summary>
internal enum ReaderKind
{
    /// <summary>Generated C#: a closed enum throws on an unknown value, and a member that may be missing may be null too.</summary>
    Typed,

    /// <summary>A strict reader of another language: as <see cref="Typed"/>, and absent and null are two things.</summary>
    Strict,

    /// <summary>Open enums carry unknown values, as this project's own SDK does.</summary>
    TolerantEnums,
}
