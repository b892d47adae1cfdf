namespace FalGenerated.Video;

/// <summary>The kinds of places that a video can be in.</summary>
public enum VideoSourceKind
{
    /// <summary>Nothing is read: the caller states the facts.</summary>
    Known,

    /// <summary>A file on this machine.</summary>
    File,

    /// <summary>A stream of the caller's.</summary>
    Stream,

    /// <summary>An http or https address.</summary>
    Url,
}
