using FalGenerated.Idempotency;
using FalGenerated.Spending;

namespace FalGenerated;

/// <summary>The spend ledger in a file.</summary>
public static class SpendLedger
{
    /// <summary>
    /// Opens the ledger in a journal's file. A client with a <see cref="FalOptions.JournalPath"/> does so by itself; this is for programs
    /// that list sums without a client. Its methods throw a <see cref="FalJournalException"/> as those of
    /// <see cref="SubmitJournal.InFile"/> do.
    /// </summary>
    /// <param name="path">The file; it is made when it is used first. Its folder must exist.</param>
    /// <param name="time">The clock; null means the system's.</param>
    /// <exception cref="ArgumentException">The path is empty, or holds a character that no path has.</exception>
    public static ISpendLedger InFile(string path, TimeProvider? time = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        return new FileSpendLedger(new AppendOnlyFile(path), time ?? TimeProvider.System);
    }
}
