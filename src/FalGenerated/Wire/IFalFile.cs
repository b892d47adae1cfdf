namespace FalGenerated;

/// <summary>
/// A file that the service made, whatever its contract calls it: image, video, audio. Every generated type that has an address and a fact of a file
/// implements it, so that <see cref="FalStorage"/> downloads them all.
/// </summary>
public interface IFalFile
{
    /// <summary>The address of the file; null when the service did not say. It may be a credential: do not log its query.</summary>
    string? Url { get; }

    /// <summary>The media type; null when the service did not say.</summary>
    string? ContentType { get; }

    /// <summary>The name that the service gave; null when it did not. Never a path: make it safe before writing to disk.</summary>
    string? FileName { get; }

    /// <summary>The size in bytes; null when the service did not say.</summary>
    long? FileSize { get; }
}
