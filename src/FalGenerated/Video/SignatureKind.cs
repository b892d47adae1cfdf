namespace FalGenerated.Video;

/// <summary>What to do with a file by its first bytes.</summary>
internal enum SignatureKind
{
    /// <summary>Not ours to read; it may well be a video.</summary>
    Unknown,

    /// <summary>Certainly something else.</summary>
    NotVideo,

    /// <summary>mp4, mov, m4v, 3gp.</summary>
    IsoBmff,

    /// <summary>webm, mkv.</summary>
    Ebml,
}
