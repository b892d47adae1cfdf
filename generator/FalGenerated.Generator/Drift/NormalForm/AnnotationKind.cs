namespace FalGenerated.Generator.Drift.NormalForm;

/// <summary>The meaning of a member that constrains no value.</summary>
internal enum AnnotationKind
{
    /// <summary>Words and examples.</summary>
    Documentation,

    /// <summary>fal's own metadata: <c>x-fal-metadata</c>, <c>ui</c>.</summary>
    FalMetadata,

    /// <summary><c>x-fal</c> and its members beside it: limits that the server checks.</summary>
    FalLimit,

    /// <summary><c>x-fal-order-*</c>.</summary>
    DisplayOrder,

    /// <summary><c>x-csharp-*</c>: an instruction to the generator, which no served document may give.</summary>
    Instruction,

    /// <summary>Any other <c>x-</c> member.</summary>
    Extension,

    /// <summary>A keyword that no rule knows: it goes to the safety net.</summary>
    Unclaimed,
}
