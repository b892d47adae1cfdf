namespace FalGenerated;

/// <summary>A download could not be written. Nothing stands under the final name, and the temporary file is gone.</summary>
public sealed class FalDiskException : FalTransferException
{
    internal FalDiskException(string path, bool full, Exception innerException)
        : base(
            full
                ? $"Free some space and download again: there is none left for '{path}'."
                : $"Choose another place: '{path}' cannot be written ({innerException.Message}).",
            innerException)
    {
        Path = path;
        IsFull = full;
    }

    /// <summary>The final name.</summary>
    public string Path { get; }

    /// <summary>Whether the disk, or the quota, is used up.</summary>
    public bool IsFull { get; }
}
