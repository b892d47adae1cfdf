namespace FalGenerated;

/// <summary>Why an address of a file was not used.</summary>
public enum FileHostRefusal
{
    /// <summary>It is not an absolute https address (or http of a trusted loopback host).</summary>
    Scheme,

    /// <summary>It is, or leads to, an address outside the public internet.</summary>
    NotPublic,

    /// <summary>Its host is not among the trusted ones, and they were required.</summary>
    NotTrusted,

    /// <summary>It was redirected too often.</summary>
    TooManyRedirects,
}
