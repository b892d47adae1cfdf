using System.Buffers;
using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using FalGenerated.Emulator.Http;
using FalGenerated.Emulator.Persistence;
using FalGenerated.Emulator.Settings;

namespace FalGenerated.Emulator.Files;

/// <summary>
/// Uploaded and produced files; memory holds names only. Without a data folder bytes go to a folder below the system's temporary one,
/// which is made with the first file and deleted with the emulator. With one, each file's record is written after its bytes are on the
/// disk: bytes without a record never were a file.
/// </summary>
internal sealed class FileStore(CurrentOptions current, TimeProvider clock, DataFolder? data) : IDisposable
{
    private const int ChunkBytes = 128 * 1024;

    private readonly ConcurrentDictionary<string, StoredFile> files = new(StringComparer.Ordinal);
    private readonly Lazy<string> folder = new(() => data?.Files ?? Directory.CreateTempSubdirectory("fal-emulator-").FullName);
    private int count;

    public IEnumerable<StoredFile> All => files.Values;

    /// <summary>The file at a path, unless it has expired.</summary>
    public StoredFile? Find(string path) =>
        files.TryGetValue(path, out var file) && !(file.ExpiresAt <= clock.GetUtcNow()) ? file : null;

    /// <summary>Takes a body in, piece by piece, and returns where it lies. What arrived of a broken one is deleted.</summary>
    /// <exception cref="BodyTooLargeException">It is larger than <see cref="FalEmulatorOptions.MaxFileBytes"/>.</exception>
    public async Task<StoredPiece> WriteAsync(Stream body, CancellationToken cancellationToken)
    {
        var location = NewLocation();
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
            if (data is not null)
            {
                RandomAccess.FlushToDisk(target);
            }

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

    /// <summary>Takes over bytes that another program has written to a <see cref="NewLocation"/>.</summary>
    public StoredPiece Adopt(string location)
    {
        using var written = File.OpenHandle(location, FileMode.Open, FileAccess.ReadWrite, FileShare.Read);
        if (data is not null)
        {
            RandomAccess.FlushToDisk(written);
        }

        return new StoredPiece(location, RandomAccess.GetLength(written));
    }

    public StoredFile Publish(string path, string name, string contentType, StoredBytes bytes, FileLifecycle lifecycle)
    {
        var lifetime = lifecycle.Lifetime ?? current.Value.FileLifetime;
        var file = new StoredFile(path, name, contentType, bytes, lifecycle) { ExpiresAt = clock.GetUtcNow() + lifetime };
        if (data is not null)
        {
            DataFolder.Write(data.Files, FileRecord.NameOf(path), FileRecord.Of(file));
        }

        return files[path] = file;
    }

    /// <summary>Reads the records of an earlier emulator, and deletes bytes that none of them names.</summary>
    /// <exception cref="InvalidDataException">A record is damaged, or the bytes that it names are not all there.</exception>
    public void Restore()
    {
        if (data is null)
        {
            return;
        }

        foreach (var file in DataFolder.ReadAll<FileRecord>(data.Files).Select(record => record.ToFile(data.Files)).ToList())
        {
            if (file.ExpiresAt <= clock.GetUtcNow())
            {
                DataFolder.Delete(data.Files, FileRecord.NameOf(file.Path));
                continue;
            }

            if (file.Bytes.Pieces.FirstOrDefault(piece => !IsWhole(piece)) is { } lost)
            {
                throw new InvalidDataException($"The file '{lost.Location}' is not the one that was stored; restore it, or give another folder.");
            }

            files[file.Path] = file;
        }

        var named = files.Values.SelectMany(file => file.Bytes.Pieces).Select(piece => piece.Location).ToHashSet(StringComparer.Ordinal);
        foreach (var bytes in Directory.EnumerateFiles(data.Files).Where(path => IsNumber(path, out _) && !named.Contains(path)).ToList())
        {
            File.Delete(bytes);
        }

        count = named.Select(path => IsNumber(path, out var number) ? number : 0).DefaultIfEmpty().Max();
    }

    /// <summary>A place for new bytes, which become a piece once they are complete.</summary>
    public string NewLocation() => Path.Combine(folder.Value, Interlocked.Increment(ref count).ToString(CultureInfo.InvariantCulture));


    public static async Task<string> Sha256Async(StoredFile file, CancellationToken cancellationToken)
    {
        var bytes = file.Bytes.Open();
        await using (bytes.ConfigureAwait(false))
        {
            return Convert.ToHexStringLower(await SHA256.HashDataAsync(bytes, cancellationToken).ConfigureAwait(false));
        }
    }

    public void Clear()
    {
        files.Clear();
        if (data is not null)
        {
            DataFolder.DeleteAll(data.Files);
        }
    }

    public void Dispose()
    {
        files.Clear();
        if (data is null && folder.IsValueCreated && Directory.Exists(folder.Value))
        {
            Directory.Delete(folder.Value, recursive: true);
        }
    }

    private static bool IsWhole(StoredPiece piece) => new FileInfo(piece.Location) is { Exists: true } file && file.Length == piece.Length;

    private static bool IsNumber(string path, out int number) =>
        int.TryParse(Path.GetFileName(path), NumberStyles.None, CultureInfo.InvariantCulture, out number);
}
