using System.Security.Cryptography;
using Microsoft.Win32.SafeHandles;

namespace FalGenerated.Storage;

/// <summary>
/// The temporary file beside the target. It gets the final name only when it is whole and on the disk; otherwise it goes away with
/// this object. (A process that is killed leaves it behind, under a name that begins with a dot and ends in <c>.part</c>.)
/// </summary>
internal sealed class PartialFile : IDisposable
{
    private readonly string _target;
    private readonly string _temporary;
    private readonly SafeFileHandle _file;
    private IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private bool _committed;

    private PartialFile(string target, string temporary, SafeFileHandle file)
    {
        _target = target;
        _temporary = temporary;
        _file = file;
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
            RandomAccess.Write(_file, bytes.Span, Length);
        }
        catch (Exception error) when (error is IOException or ArgumentOutOfRangeException)
        {
            throw DiskFaults.Of(_target, error, allocating: false);
        }

        _hash.AppendData(bytes.Span);
        Length += bytes.Length;
    });

    /// <summary>Empties it.</summary>
    public void Restart()
    {
        RandomAccess.SetLength(_file, 0);
        _hash.Dispose();
        _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Length = 0;
    }

    /// <summary>Brings it to the disk and gives it the final name, in one step that readers see wholly or not at all.</summary>
    /// <returns>The SHA-256 of its content.</returns>
    public async Task<string> CommitAsync(bool overwrite, CancellationToken cancellationToken)
    {
        try
        {
            await Task.Run(() => RandomAccess.FlushToDisk(_file), cancellationToken).ConfigureAwait(false);
            _file.Dispose();
            File.Move(_temporary, _target, overwrite);
        }
        catch (IOException) when (!overwrite && Path.Exists(_target))
        {
            throw new FalTargetExistsException(_target);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw DiskFaults.Of(_target, error, allocating: false);
        }

        _committed = true;
        return Convert.ToHexStringLower(_hash.GetHashAndReset());
    }

    public void Dispose()
    {
        _hash.Dispose();
        _file.Dispose();
        if (!_committed)
        {
            File.Delete(_temporary);
        }
    }
}
