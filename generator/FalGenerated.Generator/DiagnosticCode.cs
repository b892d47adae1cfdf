namespace FalGenerated.Generator;

/// <summary>The stable numbers of refusals. A number never changes its meaning; a retired one stays reserved.</summary>
internal enum DiagnosticCode
{
    /// <summary>The bytes are not JSON.</summary>
    NotJson = 1,

    /// <summary>The document is above the size limit.</summary>
    TooLarge = 2,
}
