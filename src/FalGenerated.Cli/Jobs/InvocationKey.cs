using System.Security.Cryptography;
using System.Text;
using FalGenerated.BytedanceUpscaler;
using FalGenerated.Wire;

namespace FalGenerated.Cli.Jobs;

/// <summary>
/// Computes the idempotency key of a command line from the content, options, output path and service. The same command has the same
/// key when it is run again; another file under the same path has a different one.
/// </summary>
internal static class InvocationKey
{
    public static async Task<string> OfAsync(
        string command, string source, bool isFile, UpscaleOptions options, string? outputPath, Uri service, CancellationToken cancellationToken)
    {
        string content = isFile ? await HashFileAsync(source, cancellationToken).ConfigureAwait(false) : source;
        string text = string.Join('\n', command, service.GetLeftPart(UriPartial.Authority), content, FalJson.Write(options), outputPath);
        return "cli-" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
    }

    private static async Task<string> HashFileAsync(string path, CancellationToken cancellationToken)
    {
        FileStream file = new(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 1 << 20, FileOptions.Asynchronous | FileOptions.SequentialScan);
        await using (file.ConfigureAwait(false))
        {
            return Convert.ToHexStringLower(await SHA256.HashDataAsync(file, cancellationToken).ConfigureAwait(false));
        }
    }
}
