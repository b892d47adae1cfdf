using System.Text;

namespace FalGenerated.Idempotency;

/// <summary>
/// Puts a file with the lines that count in the place of one with many that do not. It runs under the lock of the old file. Nothing is left
/// out because of its age, and lines that no reader knows stay.
/// </summary>
internal sealed class JournalCompaction(string path, IReadOnlyList<ILineReader> readers, FileLineage lineage)
{
    /// <summary>Replaces the file by a shorter one.</summary>
    /// <param name="file">The file, locked.</param>
    /// <returns>False when it stays: there is no room for another, or it would not be half as long.</returns>
    public bool TryReplace(FileStream file)
    {
        string other = path + ".compacting";
        try
        {
            using FileStream compacted = new(other, LockedFile.Writing(FileMode.Create));
            compacted.Write(JournalFrame.Compose(
                [lineage.Next, .. ForeignLines(file), .. readers.SelectMany(reader => reader.Live())], JournalFrame.NoLink));
            compacted.Flush(flushToDisk: true);
            if (compacted.Length > file.Length / 2)
            {
                File.Delete(other);
                return false;
            }

            if (!OperatingSystem.IsWindows())
            {
                File.SetUnixFileMode(compacted.SafeFileHandle, File.GetUnixFileMode(file.SafeFileHandle));
            }

            File.Move(other, path, overwrite: true);
            compacted.Flush(flushToDisk: true);
            return true;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // What was to be recorded is in the old file, which goes on. The next attempt writes over what was left.
            return false;
        }
    }

    private List<string> ForeignLines(FileStream file)
    {
        byte[] bytes = new byte[file.Length];
        file.Position = 0;
        file.ReadExactly(bytes);
        List<string> foreign = [];
        JournalScanner scanner = new();
        for (int at = 0; scanner.TryRead(bytes, ref at, out ScannedLine line);)
        {
            ReadOnlySpan<byte> text = line.Text.Span;
            bool isRead = text.Length > 2 && Contains(readers, (char)text[0]);
            if (!isRead && !FileLineage.IsHeader(text))
            {
                foreign.Add(Encoding.UTF8.GetString(text));
            }
        }

        return foreign;
    }

    private static bool Contains(IReadOnlyList<ILineReader> readers, char kind) =>
        readers.Any(reader => reader.Kinds.Contains(kind, StringComparison.Ordinal));
}
