using System.CommandLine;
using System.Security.Cryptography;
using FalGenerated.BytedanceUpscaler;
using FalGenerated.Cli.Arguments;
using FalGenerated.Cli.Connections;
using FalGenerated.Cli.Hosting;
using FalGenerated.Cli.Terminal;

namespace FalGenerated.Cli.Jobs;

/// <summary>The request of one <c>upscale</c> command line.</summary>
/// <param name="Source">The video argument.</param>
/// <param name="Options">The options of the upscale.</param>
/// <param name="Submit">The price limit, and whether refused input is sent anyway.</param>
/// <param name="Again">True to submit a new job although the command already has one.</param>
internal sealed record UpscaleInvocation(string Source, UpscaleOptions Options, SubmitOptions Submit, bool Again)
{
    // The journal takes no longer one.
    private const int LongestLabel = 200;

    /// <summary>Gets the name under which the job is listed: the file's name, without the folder, host or query.</summary>
    public string Label
    {
        get
        {
            string name = SourceText.ParseUrl(Source) is { } url ? Uri.UnescapeDataString(url.Segments[^1].Trim('/')) : Path.GetFileName(Source);
            return name.Length <= LongestLabel ? name : name[..LongestLabel];
        }
    }

    public bool IsFile => SourceText.ParseUrl(Source) is null;

    /// <summary>Computes and prints the quote.</summary>
    public static async Task<UpscaleQuote> QuoteAsync(
        VideoSource video, UpscaleOptions options, Session session, CancellationToken cancellationToken)
    {
        UpscaleQuote quote = await UpscaleQuote.OfAsync(options, video, cancellationToken: cancellationToken).ConfigureAwait(false);
        QuoteReport.Fill(session.Report, quote);
        session.Note(quote.ToString(), Tone.Faint);
        return quote;
    }

    /// <summary>Returns the URL that the service fetches: the given one, or that of the uploaded file.</summary>
    public async Task<string> AddressAsync(Connection connection, Session session, CancellationToken cancellationToken)
    {
        await connection.EnsureServerListensAsync(cancellationToken).ConfigureAwait(false);
        if (!IsFile)
        {
            return Source;
        }

        await using TransferProgressLine line = new(session, "uploading");
        return (await connection.Client.Storage.UploadFileAsync(Source, null, line, cancellationToken).ConfigureAwait(false)).Url.OriginalString;
    }

    /// <summary>
    /// Computes the idempotency key, as the SDK makes it of an input: a file stands in it by its content, and neither the output path nor the
    /// way of the call is part of it.
    /// </summary>
    public async Task<string> KeyAsync(UpscaleVideoClient upscaler, CancellationToken cancellationToken)
    {
        string address = IsFile ? $"sha256:{await HashAsync(Source, cancellationToken).ConfigureAwait(false)}" : Source;
        return upscaler.ComputeIdempotencyKey(Options.For(address), Submit);
    }

    private static async Task<string> HashAsync(string path, CancellationToken cancellationToken)
    {
        FileStream file = new(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 1 << 20, FileOptions.Asynchronous | FileOptions.SequentialScan);
        await using (file.ConfigureAwait(false))
        {
            return Convert.ToHexStringLower(await SHA256.HashDataAsync(file, cancellationToken).ConfigureAwait(false));
        }
    }
}
