using FalGenerated.BytedanceUpscaler;

namespace FalGenerated.Mcp.Files;

/// <summary>Saves a result under a name in an allowed folder.</summary>
internal static class ResultFile
{
    /// <summary>
    /// Downloads into a new folder beside the target and moves the whole file. The download's partial file has a name that can be foretold, and
    /// a link of that name, planted beside the target, would lead the bytes anywhere.
    /// </summary>
    public static async Task<ResultDownload<UpscaleVideoOutput>> SaveAsync(
        FalResponse<UpscaleVideoOutput> response, string target, FalStorage storage, IProgress<TransferProgress> progress, CancellationToken cancellationToken)
    {
        DirectoryInfo folder = Directory.CreateDirectory(Path.Combine(Path.GetDirectoryName(target)!, $".fal-mcp-{Path.GetRandomFileName()}"));
        try
        {
            string path = Path.Combine(folder.FullName, Path.GetFileName(target));
            ResultDownloadOptions options = new() { Expected = new ExpectedVideo(), DownloadProgress = progress };
            ResultDownload<UpscaleVideoOutput> saved = await storage
                .DownloadResultAsync(response, path, options, output => output.Video, cancellationToken).ConfigureAwait(false);
            File.Move(saved.File.Path, target, overwrite: false);
            return saved;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
