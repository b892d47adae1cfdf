using System.Security.Cryptography;

namespace FalGenerated.Idempotency;

/// <summary>Opens a file for one process alone. The operating system gives the lock back when a process dies.</summary>
internal static class LockedFile
{
    private const int WouldBlock = 11;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(5);
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(60);

    /// <summary>The file that a path leads to, links resolved. It need not exist.</summary>
    public static string TargetOf(string path)
    {
        FileInfo there = new(path);
        return there.LinkTarget is null ? there.FullName : there.ResolveLinkTarget(returnFinalTarget: true)!.FullName;
    }

    /// <summary>Opens the file at a path, and waits while others have it.</summary>
    /// <param name="path">Where it is, links resolved.</param>
    /// <param name="isReadOnly">Whether to share it with other readers, and not to make it.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    public static async Task<FileStream> OpenAsync(string path, bool isReadOnly, CancellationToken cancellationToken)
    {
        // Another process holds the lock for real milliseconds, whatever clock the client was given.
        TimeProvider time = TimeProvider.System;
        long start = time.GetTimestamp();
        while (true)
        {
            try
            {
                return OpenAt(path, isReadOnly ? Reading() : Writing(FileMode.OpenOrCreate));
            }
            catch (IOException error) when (IsLocked(error) && time.GetElapsedTime(start) < LongestWait)
            {
                await Task.Delay(Pause * RandomNumberGenerator.GetInt32(1, 5), time, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    /// <summary>The options that open a file that this process alone may use.</summary>
    public static FileStreamOptions Writing(FileMode mode)
    {
        FileStreamOptions options = new()
        {
            Mode = mode,
            Access = FileAccess.ReadWrite,
            Share = FileShare.None,
            BufferSize = 0,
            Options = FileOptions.Asynchronous,
        };
        if (!OperatingSystem.IsWindows() && mode != FileMode.Open)
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        return options;
    }

    /// <summary>Makes sure that a file keeps what is written to it, and that a second handle is kept out.</summary>
    /// <exception cref="IOException">It does not.</exception>
    public static void Test(FileStream file, string path)
    {
        RequireRegular(file);
        try
        {
            using FileStream second = new(path, Writing(FileMode.Open));
        }
        catch (IOException error) when (IsLocked(error))
        {
            return;
        }

        throw new IOException("its file system does not lock files, so that two processes could pay for one job; keep it on a local disk.");
    }

    /// <exception cref="IOException">It is a device, a pipe or something else that keeps nothing.</exception>
    public static void RequireRegular(FileStream file)
    {
        try
        {
            if (file.CanSeek && file.CanWrite)
            {
                // Devices refuse this, /dev/null too; a file stays as it is.
                RandomAccess.SetLength(file.SafeFileHandle, file.Length);
            }
        }
        catch (IOException error)
        {
            throw NotRegular(error);
        }

        if (!file.CanSeek)
        {
            throw NotRegular(null);
        }
    }

    /// <summary>
    /// True when the file that was locked is still the one at the path: between the opening and the lock another process may have put a
    /// compacted one in its place. A compacted file is at most half as long and written later, so that length and time tell them apart.
    /// On Windows nothing replaces a file that is open.
    /// </summary>
    public static bool IsAt(FileStream file, string path)
    {
        if (OperatingSystem.IsWindows() || !file.CanSeek)
        {
            return true;
        }

        FileInfo there = new(path);
        return there.Exists && there.Length == RandomAccess.GetLength(file.SafeFileHandle) && there.LastWriteTimeUtc == File.GetLastWriteTimeUtc(file.SafeFileHandle);
    }

    private static FileStream OpenAt(string path, FileStreamOptions options)
    {
        FileStream file = new(path, options);
        if (IsAt(file, path))
        {
            return file;
        }

        file.Dispose();
        throw new IOException("it is replaced all the time.", WouldBlock);
    }

    private static IOException NotRegular(Exception? error) => new("it is not a regular file and keeps no records; name a file on a disk.", error);

    private static FileStreamOptions Reading() => new()
    {
        Mode = FileMode.Open,
        Access = FileAccess.Read,
        Share = FileShare.Read,
        BufferSize = 0,
        Options = FileOptions.Asynchronous,
    };

    /// <summary>Sharing violation: EWOULDBLOCK of flock on Unix, 32 on Windows. A missing folder or a full disk is not waited for.</summary>
    private static bool IsLocked(IOException error) =>
        error is not (FileNotFoundException or DirectoryNotFoundException or PathTooLongException)
        && (error.HResult & 0xFFFF) is WouldBlock or 35 or 32 or 33;
}
