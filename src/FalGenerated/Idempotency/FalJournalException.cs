namespace FalGenerated;

/// <summary>The journal cannot be read or written. When a submit ends in this, nothing was sent.</summary>
public sealed class FalJournalException : FalException
{
    internal FalJournalException(string path, string problem, Exception? innerException = null)
        : base($"Make the journal {path} readable and writable: {problem}", innerException) => Path = path;

    /// <summary>The journal's path.</summary>
    public string Path { get; }
}
