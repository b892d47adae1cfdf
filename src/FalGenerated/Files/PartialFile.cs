using System.Security.Cryptography;
using Microsoft.Win32.SafeHandles;

namespace FalGenerated.Files;

/// <summary>
/// The temporary file beside the target. It gets the final name only when it is whole and on the disk; otherwise it goes away with
/// this object. (A process that is killed leaves it behind, under a name that begins with a dot and ends in <c>.part</c>.)
/// </summary>
internal sealed class PartialFile : IDisposable
{
    private readonly string target;
    private readonly string temporary;
    private readonly SafeFileHandle file;
    private IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private bool committed;

    private PartialFile(string target, string temporary, SafeFileHandle file)
    {
        this.target = target;
        this.temporary = temporary;
        this.file = file;
    }

    /// <summary>The bytes that are in it.</summary>
    public long Length { get; private set; }

    /// <summary>Makes one, with room for what is expected, so that a full disk shows at once and not in an hour.</summary>
    public static PartialFile Create(string target, long? expected)
    {
        string name = $".{SafeFileName.From(Path.GetFileName(target), "file")}.{Path.GetRandomFileName()}.part";
        string temporary = Path.Combine(Path.GetDirectoryName(target)!, name);
        try
        {
            SafeFileHandle file = File.OpenHandle(
                temporary, FileMode.CreateNew, FileAccess.Write, FileShare.None, FileOptions.None, expected ?? 0);
            return new PartialFile(target, temporary, file);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw DiskFaults.Of(target, error, allocating: expected > 0);
        }
    }

    /// <summary>Adds bytes on a worker thread, while the caller reads the next ones.</summary>
    public Task AppendAsync(ReadOnlyMemory<byte> bytes) => Task.Run(() =>
    {
        try
        {
            RandomAccess.Write(file, bytes.Span, Length);
        }
        catch (Exception error) when (error is IOException or ArgumentOutOfRangeException)
        {
            throw DiskFaults.Of(target, error, allocating: false);
        }

        hash.AppendData(bytes.Span);
        Length += bytes.Length;
    });

    /// <summary>Empties it.</summary>
    public void Restart()
    {
        RandomAccess.SetLength(file, 0);
        hash.Dispose();
        hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Length = 0;
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
            await Task.Run(() => RandomAccess.FlushToDisk(file), cancellationToken).ConfigureAwait(false);
            file.Dispose();
            File.Move(temporary, target, overwrite);
        }
        catch (IOException) when (!overwrite && Path.Exists(target))
        {
            throw new FalTargetExistsException(target);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw DiskFaults.Of(target, error, allocating: false);
        }

        committed = true;
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    public void Dispose()
    {
        hash.Dispose();
        file.Dispose();
        if (!committed)
        {
            File.Delete(temporary);
        }
    }
}
