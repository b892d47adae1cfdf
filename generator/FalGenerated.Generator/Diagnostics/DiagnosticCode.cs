namespace FalGenerated.Generator.Diagnostics;

/// <summary>The stable numbers of refusals. A number never changes its meaning; a retired one stays reserved.</summary>
internal enum DiagnosticCode
{
    /// <summary>The bytes are not JSON.</summary>
    NotJson = 1,

    /// <summary>The document is above the size limit.</summary>
    TooLarge = 2,

    /// <summary>A file of a contract is missing.</summary>
    FileMissing = 3,

    /// <summary>The text is no endpoint id.</summary>
    BadEndpointId = 4,

    /// <summary>A file or a folder cannot be read or written.</summary>
    FileUnusable = 5,

    /// <summary>The file is no overlay, or an action of it has not the form of one.</summary>
    BadOverlay = 10,

    /// <summary>An overlay's target is no JSONPath of the supported form.</summary>
    BadJsonPath = 11,

    /// <summary>An overlay's target matches nothing.</summary>
    DeadOverlayTarget = 12,

    /// <summary>The document is no OpenAPI 3 document with paths and schemas.</summary>
    NotOpenApi = 20,

    /// <summary>A reference leads nowhere, or out of the document.</summary>
    DanglingReference = 21,

    /// <summary>The document has not the operations of a fal queue.</summary>
    NotAQueue = 22,

    /// <summary>A keyword of OpenAPI holds another kind of value than it has to, or one that means nothing.</summary>
    WrongKind = 23,

    /// <summary>A real union that no overlay decides.</summary>
    UndecidedUnion = 30,

    /// <summary>Two things get one C# name.</summary>
    NameCollision = 31,

    /// <summary>An overlay asks for a name that is no C# identifier.</summary>
    BadName = 32,

    /// <summary>An <c>x-</c> instruction of an overlay cannot be followed.</summary>
    BadInstruction = 33,

    /// <summary>An instruction for C# stands outside <c>csharp.overlay.json</c>.</summary>
    ForeignInstruction = 34,

    /// <summary>A value that would reach a template is not of the kind that the template prints.</summary>
    UnsafeValue = 35,

    /// <summary>NSwag refused or failed.</summary>
    NSwagFailed = 40,

    /// <summary>The document is nested too deeply.</summary>
    TooDeep = 50,

    /// <summary>A reference leaves the document.</summary>
    ExternalReference = 51,

    /// <summary>A chain of references does not end.</summary>
    EndlessReference = 52,

    /// <summary>The document describes another endpoint.</summary>
    AnotherEndpoint = 53,

    /// <summary>A pinned file is not the one that the lock describes.</summary>
    PinChanged = 54,

    /// <summary>The lock cannot be read.</summary>
    BadLock = 55,

    /// <summary>The price table does not rest on the pinned page.</summary>
    PriceWords = 56,

    /// <summary>A committed file is not what the pin and the overlays give.</summary>
    Stale = 57,

    /// <summary>An ignore entry has expired.</summary>
    ExpiredIgnore = 58,

    /// <summary>A package of the SDK carries another contract than the one that is pinned.</summary>
    PackageDiffers = 60,

    /// <summary>The tool failed unexpectedly.</summary>
    Defect = 99,
}
