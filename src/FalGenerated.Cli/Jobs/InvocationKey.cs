using System.Security.Cryptography;
using System.Text;
using FalGenerated.BytedanceUpscaler;
using FalGenerated.Wire;

namespace FalGenerated.Cli.Jobs;

/// <summary>
/// The name of what a command line wants: content, options, output path and service. The same line, run again, has the same name, and so
/// finds the job that it has; another file under the same path has another.
/// </summary>
internal static class InvocationKey
{
    public static async Task<string> OfAsync(
        string verb, string source, bool isFile, UpscaleOptions options, string? outputPath, Uri service, CancellationToken cancellationToken)
    {
        string content = isFile ? await HashFileAsync(source, cancellationToken).ConfigureAwait(false) : source;
        string text = string.Join('\n', verb, service.GetLeftPart(UriPartial.Authority), content, FalJson.Write(options), outputPath);
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
