namespace FalGenerated;

/// <summary>The options of one upload.</summary>
public sealed class UploadOptions
{
    /// <summary>The file name to declare; only its last segment is used. Null: the name of the file, or <c>upload</c> and a fitting extension.</summary>
    public string? FileName { get; init; }

    /// <summary>The media type to declare. Null: told from the first bytes, else from the extension, else <c>application/octet-stream</c>.</summary>
    public string? ContentType { get; init; }

    /// <summary>The time that the file is kept, and its access list. Null: the settings of the account.</summary>
    public FileLifecycle? Lifecycle { get; init; }
}
