using System.Security.Cryptography;
using System.Text;
using FalGenerated.Wire;

namespace FalGenerated.Idempotency;

/// <summary>
/// Lines that survive a crash, shared by processes. Opening the file exclusively is the lock, and the operating system gives it back
/// when a process dies. Each line ends with a checksum: a line that a crash cut off is left behind and passed over by every reader.
/// </summary>
internal sealed class AppendOnlyFile(string path)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(5);
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(60);

    // Threads of this process queue here, so that only processes meet at the file.
    private readonly AsyncGate oneAtATime = new();
    private long read;

    public string Path { get; } = System.IO.Path.GetFullPath(path);

    /// <summary>
    /// In one step that no other process comes between: hands over the lines that are new to this object, appends the lines that
    /// <paramref name="decide"/> returns, and when they are on the disk hands these over too.
    /// </summary>
    /// <exception cref="FalJournalException">The file cannot be opened, read or written.</exception>
    public async Task ExchangeAsync(Action<string> take, Func<IReadOnlyList<string>> decide, CancellationToken cancellationToken)
    {
        await oneAtATime.EnterAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            using FileStream file = await OpenAsync(cancellationToken).ConfigureAwait(false);
            bool torn = await ReadAsync(file, take, cancellationToken).ConfigureAwait(false);
            IReadOnlyList<string> lines = decide();
            if (lines.Count > 0)
            {
                // From here on a cancellation would leave half a line.
                string text = (torn ? "\n" : "") + string.Concat(lines.Select(line => $"{line}\t{Checksum(line)}\n"));
                await file.WriteAsync(Encoding.UTF8.GetBytes(text), CancellationToken.None).ConfigureAwait(false);
                file.Flush(flushToDisk: true);
                read = file.Position;
                foreach (string line in lines)
                {
                    take(line);
                }
            }
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new FalJournalException(Path, error.Message, error);
        }
        finally
        {
            oneAtATime.Leave();
        }
    }

    private static string Checksum(string line) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(line)).AsSpan(0, 4));

    private async Task<FileStream> OpenAsync(CancellationToken cancellationToken)
    {
        FileStreamOptions options = new()
        {
            Mode = FileMode.OpenOrCreate,
            Access = FileAccess.ReadWrite,
            Share = FileShare.None,
            BufferSize = 0,
            Options = FileOptions.Asynchronous,
        };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        // Another process holds the lock for real milliseconds, whatever clock the client was given.
        TimeProvider time = TimeProvider.System;
        long start = time.GetTimestamp();
        while (true)
        {
            try
            {
                return new FileStream(Path, options);
            }
            catch (IOException error) when (IsLocked(error) && time.GetElapsedTime(start) < LongestWait)
            {
                await Task.Delay(Pause * RandomNumberGenerator.GetInt32(1, 5), time, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    /// <summary>Sharing violation: EWOULDBLOCK of flock on Unix, 32 on Windows. A missing folder or a full disk is not waited for.</summary>
    private static bool IsLocked(IOException error) =>
        error is not (FileNotFoundException or DirectoryNotFoundException or PathTooLongException)
        && (error.HResult & 0xFFFF) is 11 or 35 or 32 or 33;

    private async Task<bool> ReadAsync(FileStream file, Action<string> take, CancellationToken cancellationToken)
    {
        if (file.Length < read)
        {
            throw new IOException("it became shorter while it was in use.");
        }

        byte[] bytes = new byte[file.Length - read];
        file.Position = read;
        await file.ReadExactlyAsync(bytes, cancellationToken).ConfigureAwait(false);
        int start = 0;
        for (int end; (end = Array.IndexOf(bytes, (byte)'\n', start)) >= 0; start = end + 1)
        {
            string line = Encoding.UTF8.GetString(bytes, start, end - start);
            int tab = line.LastIndexOf('\t');
            if (tab >= 0 && line[(tab + 1)..] == Checksum(line[..tab]))
            {
                take(line[..tab]);
            }
        }

        read += start;
        return start < bytes.Length;
    }
}
