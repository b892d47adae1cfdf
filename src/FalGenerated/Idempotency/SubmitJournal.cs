using FalGenerated.Idempotency;

namespace FalGenerated;

/// <summary>Journals that come with the SDK.</summary>
public static class SubmitJournal
{
    /// <summary>
    /// The journal in a file: append-only, shared by processes, readable by its owner only. It holds no key and no address with a query.
    /// A client opens the one that <see cref="FalOptions.JournalPath"/> names; this is for programs that list it without a client.
    /// </summary>
    /// <param name="path">The file; it is made with the first record. Its folder must exist.</param>
    /// <exception cref="ArgumentException">The path is empty, or holds a character that no path has.</exception>
    public static ISubmitJournal InFile(string path)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        return new FileJournal(new AppendOnlyFile(path));
    }
}
