using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;

namespace FalGenerated.Emulator;

/// <summary>
/// Uploaded and produced files. Bytes go to a folder below the system's temporary one, which is made with the first file and
/// deleted with the emulator; memory holds names only.
/// </summary>
internal sealed class FileStore(FalEmulatorOptions options) : IDisposable
{
    private readonly ConcurrentDictionary<string, StoredFile> files = new(StringComparer.Ordinal);
    private readonly Lazy<string> folder = new(() => Directory.CreateTempSubdirectory("fal-emulator-").FullName);
    private int count;

    public StoredFile? Find(string path) => files.GetValueOrDefault(path);

    /// <summary>Takes a body in, piece by piece, and returns where it lies.</summary>
    /// <exception cref="BodyTooLargeException">It is larger than <see cref="FalEmulatorOptions.MaxFileBytes"/>.</exception>
    public async Task<StoredBytes> WriteAsync(Stream body, CancellationToken cancellationToken)
    {
        var number = Interlocked.Increment(ref count);
        var location = System.IO.Path.Combine(folder.Value, number.ToString(CultureInfo.InvariantCulture));
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var chunk = new byte[64 * 1024];
        long length = 0;
        var target = new FileStream(location, FileMode.CreateNew, FileAccess.Write, FileShare.Read, bufferSize: 0, useAsync: false);
        await using (target.ConfigureAwait(false))
        {
            int read;
            while ((read = await body.ReadAsync(chunk, cancellationToken).ConfigureAwait(false)) > 0)
            {
                length += read;
                if (length > options.MaxFileBytes)
                {
                    throw new BodyTooLargeException(options.MaxFileBytes);
                }

                hash.AppendData(chunk, 0, read);
                await target.WriteAsync(chunk.AsMemory(0, read), cancellationToken).ConfigureAwait(false);
            }
        }

        return new StoredBytes(location, length, Convert.ToHexStringLower(hash.GetHashAndReset()));
    }

    public StoredFile Publish(string path, string name, string contentType, StoredBytes bytes)
    {
        var file = new StoredFile(path, name, contentType, bytes.Location, bytes.Length, bytes.Sha256);
        files[path] = file;
        return file;
    }

    public void Clear() => files.Clear();

    public void Dispose()
    {
        files.Clear();
        if (folder.IsValueCreated)
        {
            Directory.Delete(folder.Value, recursive: true);
        }
    }
}
