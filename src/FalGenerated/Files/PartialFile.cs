using System.Security.Cryptography;
using System.Text;
using FalGenerated.Video;
using Microsoft.Win32.SafeHandles;

namespace FalGenerated.Files;

/// <summary>
/// The one temporary file beside a target, <c>.NAME.part</c>. It gets the final name only when it is whole and on the disk. One download
/// at a time holds it, of any process; what a killed one leaves is taken up by the next.
/// </summary>
internal sealed class PartialFile : IDisposable
{
    private const int ReadSize = 1024 * 1024;
    private readonly string target;
    private readonly string path;
    private readonly SafeFileHandle file;
    private IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private bool committed;

    private PartialFile(string target, string path, SafeFileHandle file, PartialFileState state)
    {
        this.target = target;
        this.path = path;
        this.file = file;
        State = state;
    }

    /// <summary>The bytes of the download that are in it.</summary>
    public long Length { get; private set; }

    /// <summary>The facts by which it can go on.</summary>
    public PartialFileState State { get; private set; }

    /// <summary>True to leave it for the next download instead of removing it.</summary>
    public bool IsKept { get; set; }

    /// <summary>Opens the partial file of a target, with what an earlier download of the same source left in it. Waits while another download holds it.</summary>
    public static async Task<PartialFile> OpenAsync(string target, string source, TimeProvider time, CancellationToken cancellationToken)
    {
        PartialFileState state = new(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{source}\n{target}"))), null, null, null);
        try
        {
            (string path, SafeFileHandle handle) = await PartialFileLock.OpenAsync(target, time, cancellationToken).ConfigureAwait(false);
            PartialFile file = new(target, path, handle, state);
            try
            {
                await Task.Run(() => file.TakeUp(cancellationToken), cancellationToken).ConfigureAwait(false);
                return file;
            }
            catch
            {
                file.IsKept = true;
                file.Dispose();
                throw;
            }
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw Unwritable(target, error);
        }
    }

    /// <summary>Adds bytes on a worker thread, while the caller reads the next ones.</summary>
    public Task AppendAsync(ReadOnlyMemory<byte> bytes) => Task.Run(() =>
    {
        try
        {
            RandomAccess.Write(file, [bytes, State.ToBlock(Length + bytes.Length)], Length);
        }
        catch (Exception error) when (error is IOException or ArgumentOutOfRangeException)
        {
            throw Unwritable(target, error);
        }

        hash.AppendData(bytes.Span);
        Length += bytes.Length;
    });

    /// <summary>Empties it for a download from the first byte. A disk without room for the whole shows at once and not in an hour.</summary>
    public void Restart(PartialFileState state)
    {
        RandomAccess.SetLength(file, 0);
        hash.Dispose();
        hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Length = 0;
        State = state;
        if (state.TotalBytes > Room(Path.GetDirectoryName(target)!))
        {
            throw Full(target, null);
        }
    }

    /// <summary>Reads the facts of the video in it.</summary>
    public async Task<VideoInfo> ProbeAsync(CancellationToken cancellationToken)
    {
        // The lock stands in the way of a second handle, and the state behind the bytes in the way of the reader.
        RandomAccess.SetLength(file, Length);
        using SafeFileHandle borrowed = new(file.DangerousGetHandle(), ownsHandle: false);
        FileStream stream = new(borrowed, FileAccess.Read, bufferSize: 0);
        await using (stream.ConfigureAwait(false))
        {
            stream.Position = 0;
            VideoInfo info = await VideoSource.FromStream(stream).ProbeAsync(cancellationToken: cancellationToken).ConfigureAwait(false);
            RandomAccess.Write(file, State.ToBlock(Length).Span, Length);
            return info;
        }
    }

    /// <summary>
    /// Brings it to the disk and gives it the final name, in one step that readers see wholly or not at all. The folder is not brought to the
    /// disk, because .NET opens no folder on Unix: a loss of power right afterwards may take the name away again, and never leaves it without
    /// the bytes.
    /// </summary>
    /// <returns>The SHA-256 of its content.</returns>
    public async Task<string> CommitAsync(bool overwrite, CancellationToken cancellationToken)
    {
        try
        {
            // The long part first, and with the state: a process that is killed in it loses nothing.
            await Task.Run(() => RandomAccess.FlushToDisk(file), cancellationToken).ConfigureAwait(false);
            RandomAccess.SetLength(file, Length);
            await Task.Run(() => RandomAccess.FlushToDisk(file), CancellationToken.None).ConfigureAwait(false);

            // Named while it is locked: a download that waits for the lock must not write into the finished file.
            File.Move(path, target, overwrite);
        }
        catch (IOException) when (!overwrite && Path.Exists(target))
        {
            throw Exists(target);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw Unwritable(target, error);
        }

        committed = true;
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <summary>The failure of a download whose name is taken.</summary>
    public static FalTransferException Exists(string target) =>
        new(TransferFailure.TargetExists, $"'{target}' exists; choose another name, or set {nameof(DownloadOptions.Overwrite)}.") { Path = target };

    public void Dispose()
    {
        if (!committed && !IsKept)
        {
            File.Delete(path);
        }

        hash.Dispose();
        file.Dispose();
    }

    private void TakeUp(CancellationToken cancellationToken)
    {
        if (PartialFileState.Read(file) is not (PartialFileState earlier, long length) || earlier.Source != State.Source)
        {
            return;
        }

        // The last byte of a whole file is fetched again: the answer proves that the file at the address is still this one.
        length = length == earlier.TotalBytes ? length - 1 : length;
        byte[] buffer = GC.AllocateUninitializedArray<byte>((int)Math.Clamp(length, 1, ReadSize));
        while (Length < length)
        {
            cancellationToken.ThrowIfCancellationRequested();
            int count = RandomAccess.Read(file, buffer.AsSpan(0, (int)Math.Min(buffer.Length, length - Length)), Length);
            hash.AppendData(buffer.AsSpan(0, count));
            Length += count;
        }

        State = earlier;
    }

    // A share in the network has no drive to ask.
    private static long Room(string folder)
    {
        string place = OperatingSystem.IsWindows() ? Path.GetPathRoot(folder)! : folder;
        return place.StartsWith(@"\\", StringComparison.Ordinal) ? long.MaxValue : new DriveInfo(place).AvailableFreeSpace;
    }

    // errno: EFBIG, ENOSPC, and EDQUOT as Linux and macOS number it; then Win32's ERROR_HANDLE_DISK_FULL and ERROR_DISK_FULL.
    // A file larger than its file system or quota allows (EFBIG) is to .NET an argument out of range.
    private static FalTransferException Unwritable(string target, Exception error) =>
        error is ArgumentOutOfRangeException || error.HResult is 27 or 28 or 122 or 69 or unchecked((int)0x80070027) or unchecked((int)0x80070070)
            ? Full(target, error)
            : new(TransferFailure.TargetNotWritable, $"Choose another place: '{target}' cannot be written ({error.Message}).", error) { Path = target };

    private static FalTransferException Full(string target, Exception? error) =>
        new(TransferFailure.DiskFull, $"Free some space and download again: there is none left for '{target}'.", error) { Path = target };
}
