using FalGenerated.Wire;
using Newtonsoft.Json;

namespace FalGenerated.Idempotency;

/// <summary>
/// Lines that survive a crash, shared by processes. Holding the file open exclusively is the lock. Every line must check, because a journal
/// is evidence: only the last one may be torn, and the next writer replaces it by a line that keeps what was there.
/// </summary>
internal sealed class AppendOnlyFile
{
    // Threads of this process queue here, so that only processes meet at the file.
    private readonly AsyncGate oneAtATime = new();
    private readonly List<ILineReader> readers = [];
    private readonly string given;
    private bool isTested;
    private JournalScanner scanner = new();
    private FileLineage? lineage;
    private long read;
    private readonly int fewestLines;
    private int compactAbove;

    /// <param name="path">The file.</param>
    /// <param name="fewestLines">The number of lines that no longer count from which on compacting is worth it.</param>
    public AppendOnlyFile(string path, int fewestLines = 2000)
    {
        given = System.IO.Path.GetFullPath(path);
        Path = given;
        this.fewestLines = fewestLines;
        compactAbove = fewestLines;
    }

    /// <summary>The path of the file, links resolved.</summary>
    public string Path { get; private set; }

    /// <summary>Adds a reader. All readers get all lines of their kinds.</summary>
    public void Attach(ILineReader reader)
    {
        if (read > 0)
        {
            throw new InvalidOperationException("Attach readers before the file is read.");
        }

        readers.Add(reader);
    }

    /// <summary>
    /// In one step that no other process comes between: reads the lines that are new, appends the lines that <paramref name="decide"/>
    /// returns, and when they are on the disk hands these over to the readers too.
    /// </summary>
    /// <exception cref="FalJournalException">The file cannot be opened, read or written, or a line of it does not check. Nothing was appended.</exception>
    public async Task ExchangeAsync(Func<IReadOnlyList<string>> decide, CancellationToken cancellationToken)
    {
        await oneAtATime.EnterAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            using FileStream file = await OpenAsync(cancellationToken).ConfigureAwait(false);
            ReadOnlyMemory<byte> rest = await ReadAsync(file, cancellationToken).ConfigureAwait(false);
            IReadOnlyList<string> lines = Decide(decide);
            if (lines.Count > 0)
            {
                Append(file, lines, rest);
                Compact(file);
            }
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new FalJournalException(Path, error.Message, innerException: error);
        }
        finally
        {
            oneAtATime.Leave();
        }
    }

    private IReadOnlyList<string> Decide(Func<IReadOnlyList<string>> decide)
    {
        try
        {
            return decide();
        }
        catch (JsonException error)
        {
            throw OtherVersion(error, line: null);
        }
    }

    private async Task<FileStream> OpenAsync(CancellationToken cancellationToken)
    {
        if (Directory.Exists(given))
        {
            throw new IOException("it is a folder; name a file.");
        }

        // A compacted file must replace the journal, not the link to it.
        Path = LockedFile.TargetOf(given);
        FileStream file = await LockedFile.OpenAsync(Path, isReadOnly: false, cancellationToken).ConfigureAwait(false);
        try
        {
            if (!isTested)
            {
                LockedFile.Test(file, Path);
                isTested = true;
            }

            return file;
        }
        catch
        {
            await file.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Takes the new lines, and returns the bytes behind the last whole one: nothing, the blank of the next line, or a torn line.</summary>
    private async Task<ReadOnlyMemory<byte>> ReadAsync(FileStream file, CancellationToken cancellationToken)
    {
        if (lineage is { } known && !await known.IsContinuedAsync(file, read, scanner.Link, cancellationToken).ConfigureAwait(false))
        {
            await FollowAsync(known, file, cancellationToken).ConfigureAwait(false);
        }

        byte[] bytes = new byte[file.Length - read];
        file.Position = read;
        await file.ReadExactlyAsync(bytes, cancellationToken).ConfigureAwait(false);
        int at = 0;
        while (scanner.TryRead(bytes, ref at, out ScannedLine line) && line.Fault != LineFault.Torn)
        {
            Take(line);
        }

        lineage ??= FileLineage.Of(bytes.AsMemory(0, at));
        read += at;
        return bytes.AsMemory(at);
    }

    private void Take(ScannedLine line)
    {
        if (line.Fault != LineFault.None)
        {
            Forget();
            throw new FalJournalException(Path, line.Problem, line.Number);
        }

        try
        {
            Dispatch(line.Text);
        }
        catch (JsonException error)
        {
            Forget();
            throw OtherVersion(error, line.Number);
        }
    }

    private void Dispatch(ReadOnlyMemory<byte> text)
    {
        foreach (ILineReader reader in readers)
        {
            if (text.Length > 2 && reader.Kinds.Contains((char)text.Span[0], StringComparison.Ordinal))
            {
                reader.Take(text);
            }
        }
    }

    /// <summary>Goes on with the file that another process put in place when it compacted this one.</summary>
    private async Task FollowAsync(FileLineage known, FileStream file, CancellationToken cancellationToken)
    {
        if (!known.IsFollowedBy(await FileLineage.OfAsync(file, cancellationToken).ConfigureAwait(false)))
        {
            throw new IOException("it was replaced or shortened while it was in use; look at it with SubmitJournal.CheckAsync, and start again when it is the right one.");
        }

        Forget();
    }

    private void Forget()
    {
        read = 0;
        lineage = null;
        scanner = new JournalScanner();
        readers.ForEach(reader => reader.Reset());
    }

    private void Append(FileStream file, IReadOnlyList<string> lines, ReadOnlyMemory<byte> rest)
    {
        bool isTorn = !rest.IsEmpty && rest.Span is not [JournalFrame.Mark];
        string[] all = isTorn ? [TornLine.TextOf(rest.Span), .. lines] : [.. lines];
        byte[] mark = read > 0 ? [JournalFrame.Mark] : [];
        byte[] written = [.. mark, .. JournalFrame.Compose(all, scanner.Link)];
        if (isTorn)
        {
            file.SetLength(read);
        }

        // From here on a cancellation would leave half a line.
        file.Position = read;
        file.Write(written);
        file.Flush(flushToDisk: true);
        if (file.Length != file.Position)
        {
            throw new IOException("it does not keep what is written to it.");
        }

        int at = 0;
        while (scanner.TryRead(written, ref at, out ScannedLine line))
        {
            Dispatch(line.Text);
        }

        lineage ??= FileLineage.Of(written);
        read += at;
    }

    private void Compact(FileStream file)
    {
        int superseded = readers.Sum(reader => reader.Superseded);
        if (OperatingSystem.IsWindows() || superseded < compactAbove || superseded < scanner.Lines / 2)
        {
            return;
        }

        if (new JournalCompaction(Path, readers, lineage!).TryReplace(file))
        {
            Forget();
            compactAbove = fewestLines;
        }
        else
        {
            compactAbove = superseded * 2;
        }
    }

    // Its checksum fits, so it was written like this: by a newer version. Going on could pay twice.
    private FalJournalException OtherVersion(JsonException error, int? line) =>
        new(Path, FormattableString.Invariant($"{(line is { } number ? $"line {number}" : "a line")} of it was written by another version."), innerException: error);
}
