using System.Security.Cryptography;

namespace FalGenerated.Mcp.Files;

/// <summary>
/// The bytes of a video where no tool of the model reaches them. Price, confirmation and upload all rest on this copy, so that another
/// program that changes the file, or a host that serves another one, changes nothing that is paid for.
/// </summary>
internal sealed class PrivateCopy : IDisposable
{
    private const int BufferSize = 1 << 20;
    private readonly string folder;

    private PrivateCopy(string folder, string path, string sha256)
    {
        this.folder = folder;
        Path = path;
        Sha256 = sha256;
    }

    public string Path { get; }

    /// <summary>SHA-256 of the content, lowercase hex.</summary>
    public string Sha256 { get; }

    /// <summary>Copies a file, or fetches an address by the SDK's guarded downloads.</summary>
    public static async Task<PrivateCopy> TakeAsync(
        VideoReference video, string workFolder, FalStorage storage, IProgress<TransferProgress> progress, CancellationToken cancellationToken)
    {
        string folder = Directory.CreateDirectory(System.IO.Path.Combine(workFolder, System.IO.Path.GetRandomFileName())).FullName;
        try
        {
            if (video.Address is { } address)
            {
                DownloadedFile file = await storage.DownloadAsync(address, folder, null, progress, cancellationToken).ConfigureAwait(false);
                return new PrivateCopy(folder, file.Path, file.Sha256);
            }

            string path = System.IO.Path.Combine(folder, video.Name);
            return new PrivateCopy(folder, path, await CopyAsync(video.Path!, path, cancellationToken).ConfigureAwait(false));
        }
        catch
        {
            Directory.Delete(folder, recursive: true);
            throw;
        }
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private static async Task<string> CopyAsync(string from, string to, CancellationToken cancellationToken)
    {
        FileStream source = new(from, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0, FileOptions.Asynchronous | FileOptions.SequentialScan);
        await using (source.ConfigureAwait(false))
        {
            FileStream target = new(to, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 0, FileOptions.Asynchronous);
            await using (target.ConfigureAwait(false))
            {
                using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
                byte[] buffer = new byte[BufferSize];
                int read;
                while ((read = await source.ReadAsync(buffer, cancellationToken).ConfigureAwait(false)) > 0)
                {
                    hash.AppendData(buffer, 0, read);
                    await target.WriteAsync(buffer.AsMemory(0, read), cancellationToken).ConfigureAwait(false);
                }

                return Convert.ToHexStringLower(hash.GetHashAndReset());
            }
        }
    }
}
