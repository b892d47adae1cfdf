using System.CommandLine;
using FalGenerated.BytedanceUpscaler;
using FalGenerated.Cli.Arguments;
using FalGenerated.Cli.Connections;
using FalGenerated.Cli.Hosting;

namespace FalGenerated.Cli.Jobs;

/// <summary>What an <c>upscale</c> line asks for.</summary>
/// <param name="Source">The video as it was typed.</param>
/// <param name="Options">How to enhance it.</param>
/// <param name="Terms">The fuse, and whether refusals are sent all the same.</param>
/// <param name="Again">Whether a new job is wanted although the line had one.</param>
internal sealed record UpscaleInvocation(string Source, UpscaleOptions Options, SubmitOptions Terms, bool Again)
{
    public bool IsFile => SourceText.AddressIn(Source) is null;

    /// <summary>Quotes it and shows the quote.</summary>
    public static async Task<UpscaleQuote> QuoteAsync(
        VideoSource video, UpscaleOptions options, Session session, CancellationToken cancellationToken)
    {
        UpscaleQuote quote = await UpscaleQuote.OfAsync(options, video, cancellationToken: cancellationToken).ConfigureAwait(false);
        QuoteReport.Fill(session.Report, quote);
        session.Note(quote.ToString());
        return quote;
    }

    /// <summary>The address that the service fetches: the one that was typed, or the uploaded file's.</summary>
    public async Task<string> AddressAsync(Connection connection, Session session, CancellationToken cancellationToken)
    {
        await connection.RequireServerAsync(cancellationToken).ConfigureAwait(false);
        if (!IsFile)
        {
            return Source;
        }

        using TransferProgressLine line = new(session, "uploading");
        return (await connection.Client.Storage.UploadFileAsync(Source, null, line, cancellationToken).ConfigureAwait(false)).Url.OriginalString;
    }

    /// <summary>The name of the line for the journal.</summary>
    public Task<string> NameAsync(string verb, string? outputPath, Uri service, CancellationToken cancellationToken) =>
        InvocationKey.OfAsync(verb, Source, IsFile, Options, outputPath, service, cancellationToken);
}
