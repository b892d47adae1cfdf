namespace FalGenerated;

/// <summary>What an upload says about the file. Everything has a sensible default.</summary>
public sealed class UploadOptions
{
    /// <summary>The file name to declare; only its last segment is used. Null: the name of the file, or <c>upload</c> and a fitting extension.</summary>
    public string? FileName { get; init; }

    /// <summary>The media type to declare. Null: told from the first bytes, else from the extension, else <c>application/octet-stream</c>.</summary>
    public string? ContentType { get; init; }

    /// <summary>How long the file is kept and who may read it. Null: the settings of the account.</summary>
    public FileLifecycle? Lifecycle { get; init; }
}
