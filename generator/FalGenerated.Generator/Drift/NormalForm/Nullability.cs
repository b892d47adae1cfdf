namespace FalGenerated.Generator.Drift.NormalForm;

/// <summary>The nullability of a schema, in whichever of its spellings it was written.</summary>
internal enum Nullability
{
    /// <summary>The schema names no type, so nothing was said.</summary>
    Unsaid,
    No,
    Yes,
}
