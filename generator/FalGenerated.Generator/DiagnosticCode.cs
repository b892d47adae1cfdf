namespace FalGenerated.Generator;

/// <summary>The stable numbers of refusals. A number never changes its meaning; a retired one stays reserved.</summary>
internal enum DiagnosticCode
{
    /// <summary>The bytes are not JSON.</summary>
    NotJson = 1,

    /// <summary>The document is above the size limit.</summary>
    TooLarge = 2,

    /// <summary>The document is nested too deeply.</summary>
    TooDeep = 100,

    /// <summary>The text is JSON, or a page, but no OpenAPI 3 document.</summary>
    NotOpenApi = 101,

    /// <summary>A reference leads nowhere.</summary>
    DanglingReference = 102,

    /// <summary>A reference leaves the document.</summary>
    ExternalReference = 103,

    /// <summary>A chain of references does not end.</summary>
    EndlessReference = 104,

    /// <summary>The document describes another endpoint.</summary>
    AnotherEndpoint = 105,

    /// <summary>A pinned file is not the one that the lock describes.</summary>
    PinChanged = 106,

    /// <summary>The lock or the ignore list cannot be read.</summary>
    BadLock = 107,
}
