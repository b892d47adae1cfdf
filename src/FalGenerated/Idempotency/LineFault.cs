namespace FalGenerated.Idempotency;

/// <summary>The fault of a line of a journal's file.</summary>
internal enum LineFault
{
    None,

    /// <summary>The last line, shorter than it says and without its end: a write that never returned. Harmless.</summary>
    Torn,

    /// <summary>It does not begin as a line does.</summary>
    Foreign,

    /// <summary>It is longer or shorter than it says.</summary>
    Length,

    /// <summary>Its checksum does not fit.</summary>
    Checksum,

    /// <summary>It checks, and what came before it is not what its writer saw.</summary>
    Link,
}
