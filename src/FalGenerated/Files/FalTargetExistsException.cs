namespace FalGenerated;

/// <summary>A file of that name exists, and overwriting was not asked for. It was left as it is.</summary>
public sealed class FalTargetExistsException : FalTransferException
{
    internal FalTargetExistsException(string path)
        : base($"Choose another name, or set {nameof(DownloadOptions.Overwrite)}: '{path}' exists.", null) => Path = path;

    /// <summary>The final name.</summary>
    public string Path { get; }
}
