using System.Collections.Concurrent;
using System.ComponentModel;
using System.Diagnostics;

namespace FalGenerated.Batches.Reporting;

/// <summary>A small picture of each output for the web page, by ffmpeg where it is on the machine. A clip without one is listed all the same.</summary>
internal static class Thumbnails
{
    private const int Most = 500;
    private const int MostBytes = 64 * 1024;
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(10);

    /// <returns>JPEG bytes by the path of the output.</returns>
    public static async Task<IReadOnlyDictionary<string, byte[]>> OfAsync(IReadOnlyList<ClipRow> rows, CancellationToken cancellationToken)
    {
        ConcurrentDictionary<string, byte[]> pictures = new(StringComparer.Ordinal);
        IEnumerable<string> outputs = rows.Where(row => row.State == BatchClipState.Finished && File.Exists(row.Output)).Select(row => row.Output).Take(Most);
        try
        {
            await Parallel.ForEachAsync(outputs, cancellationToken, async (output, token) =>
            {
                if (await PictureAsync(output, token).ConfigureAwait(false) is { Length: > 0 and <= MostBytes } picture)
                {
                    pictures[output] = picture;
                }
            }).ConfigureAwait(false);
        }
        catch (Win32Exception)
        {
            // There is no ffmpeg here.
        }

        return pictures;
    }

    private static async Task<byte[]> PictureAsync(string video, CancellationToken cancellationToken)
    {
        string[] arguments = ["-v", "error", "-nostdin", "-i", video, "-frames:v", "1", "-vf", "scale=160:-2", "-f", "mjpeg", "pipe:1"];
        ProcessStartInfo start = new("ffmpeg", arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        using Process process = Process.Start(start)!;
        using CancellationTokenSource limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(Longest);
        using MemoryStream bytes = new();
        try
        {
            Task<string> words = process.StandardError.ReadToEndAsync(limit.Token);
            await process.StandardOutput.BaseStream.CopyToAsync(bytes, limit.Token).ConfigureAwait(false);
            await words.ConfigureAwait(false);
            await process.WaitForExitAsync(limit.Token).ConfigureAwait(false);
            return process.ExitCode == 0 ? bytes.ToArray() : [];
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            process.Kill(entireProcessTree: true);
            return [];
        }
    }
}
