using System.Globalization;

namespace FalGenerated;

/// <summary>The journal cannot be read or written, or it is damaged. When a submit ends in this, nothing was sent.</summary>
public sealed class FalJournalException : FalException
{
    /// <summary>Makes one; for stores of your own and for tests.</summary>
    /// <param name="path">The path of the journal, or another name of the store.</param>
    /// <param name="problem">A clause that says what is wrong.</param>
    /// <param name="line">The number of the damaged line, from 1; null when no line is to blame.</param>
    /// <param name="innerException">The cause; null when there is none.</param>
    public FalJournalException(string path, string problem, int? line = null, Exception? innerException = null)
        : base(
            line is { } number
                ? string.Create(
                    CultureInfo.InvariantCulture,
                    $"Line {number} of the journal {path} is damaged: {problem.TrimEnd('.')}; look at it with SubmitJournal.CheckAsync, and repair it into a new file.")
                : $"Make the journal {path} readable and writable: {problem}",
            innerException)
    {
        Path = path;
        Line = line;
    }

    /// <summary>The journal's path, or another name of the store.</summary>
    public string Path { get; }

    /// <summary>The number of the damaged line, from 1; null when no line is to blame.</summary>
    public int? Line { get; }
}
