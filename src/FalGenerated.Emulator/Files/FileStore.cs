using System.Buffers;
using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using FalGenerated.Emulator.Http;
using FalGenerated.Emulator.Settings;

namespace FalGenerated.Emulator.Files;

/// <summary>
/// Uploaded and produced files. Bytes go to a folder below the system's temporary one, which is made with the first file and
/// deleted with the emulator; memory holds names only.
/// </summary>
internal sealed class FileStore(CurrentOptions current, TimeProvider clock) : IDisposable
{
    private const int ChunkBytes = 128 * 1024;

    private readonly ConcurrentDictionary<string, StoredFile> files = new(StringComparer.Ordinal);
    private readonly Lazy<string> folder = new(() => Directory.CreateTempSubdirectory("fal-emulator-").FullName);
    private int count;

    public IEnumerable<StoredFile> All => files.Values;

    /// <summary>The file at a path, unless it has expired.</summary>
    public StoredFile? Find(string path) =>
        files.TryGetValue(path, out var file) && !(file.ExpiresAt <= clock.GetUtcNow()) ? file : null;

    /// <summary>Takes a body in, piece by piece, and returns where it lies. What arrived of a broken one is deleted.</summary>
    /// <exception cref="BodyTooLargeException">It is larger than <see cref="FalEmulatorOptions.MaxFileBytes"/>.</exception>
    public async Task<StoredPiece> WriteAsync(Stream body, CancellationToken cancellationToken)
    {
        var number = Interlocked.Increment(ref count);
        var location = Path.Combine(folder.Value, number.ToString(CultureInfo.InvariantCulture));
        var chunk = ArrayPool<byte>.Shared.Rent(ChunkBytes);
        try
        {
            using var target = File.OpenHandle(location, FileMode.CreateNew, FileAccess.Write, FileShare.Read);
            long length = 0;
            int read;
            while ((read = await body.ReadAsync(chunk, cancellationToken).ConfigureAwait(false)) > 0)
            {
                if (length + read > current.Value.MaxFileBytes)
                {
                    throw new BodyTooLargeException(current.Value.MaxFileBytes);
                }

                // Zeros become a hole: a huge sparse file costs no disk.
                if (chunk.AsSpan(0, read).ContainsAnyExcept((byte)0))
                {
                    RandomAccess.Write(target, chunk.AsSpan(0, read), length);
                }

                length += read;
            }

            RandomAccess.SetLength(target, length);
            return new StoredPiece(location, length);
        }
        catch
        {
            File.Delete(location);
            throw;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(chunk);
        }
    }

    public StoredFile Publish(string path, string name, string contentType, StoredBytes bytes, FileLifecycle lifecycle)
    {
        var lifetime = lifecycle.Lifetime ?? current.Value.FileLifetime;
        return files[path] = new StoredFile(path, name, contentType, bytes, lifecycle) { ExpiresAt = clock.GetUtcNow() + lifetime };
    }

    public static async Task<string> Sha256Async(StoredFile file, CancellationToken cancellationToken)
    {
        var bytes = file.Bytes.Open();
        await using (bytes.ConfigureAwait(false))
        {
            return Convert.ToHexStringLower(await SHA256.HashDataAsync(bytes, cancellationToken).ConfigureAwait(false));
        }
    }

    public void Clear() => files.Clear();

    public void Dispose()
    {
        files.Clear();
        if (folder.IsValueCreated && Directory.Exists(folder.Value))
        {
            Directory.Delete(folder.Value, recursive: true);
        }
    }
}
