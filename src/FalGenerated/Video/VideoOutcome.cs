namespace FalGenerated.Video;

/// <summary>The result of reading a video's facts.</summary>
public enum VideoOutcome
{
    /// <summary>All facts that the format offers.</summary>
    Ok,

    /// <summary>Some facts; the others are null. A live recording without a duration, for example.</summary>
    Partial,

    /// <summary>The first bytes are those of something else: a picture, a document, a web page.</summary>
    NotVideo,

    /// <summary>A complete media file without pictures.</summary>
    NoVideoTrack,

    /// <summary>No bytes at all.</summary>
    Empty,

    /// <summary>The index is missing or cut: the file is still being written, or its end is lost.</summary>
    Truncated,

    /// <summary>Sizes or ids that the format does not allow.</summary>
    Malformed,

    /// <summary>A container that this reader does not read. It says nothing against the file.</summary>
    UnknownContainer,

    /// <summary>A limit of the reading was reached. It says nothing against the file.</summary>
    BudgetExceeded,

    /// <summary>The bytes could not be read: no such file, a refused address, a network failure.</summary>
    Unreachable,
}
