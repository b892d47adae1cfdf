using System.CommandLine;
using FalGenerated.Cli.Arguments;
using FalGenerated.Cli.Connections;
using FalGenerated.Cli.Hosting;
using FalGenerated.Cli.Jobs;

namespace FalGenerated.Cli.Commands;

/// <summary>The <c>upload</c> command: stores a file where the service can fetch it. Free of charge.</summary>
internal sealed class UploadCommand : CliCommand
{
    private readonly Argument<string> file = OptionParsers.Argument<string>("file", "FILE", "The file.", ArgumentArity.ExactlyOne);
    private readonly ConnectionArguments connection = new();

    public UploadCommand()
        : base("upload", "Store a file where the service can fetch it. Free of charge.")
    {
        Add(file);
        connection.AddTo(this, hosting: false);
    }

    public override IReadOnlyList<string> Keys => ["url", "contentType", "fileName", "bytes", "parts"];

    public override async Task RunAsync(ParseResult parse, Session session, CancellationToken cancellationToken)
    {
        string path = SourceText.PathIn(parse.GetRequiredValue(file));
        SourceText.EnsureUsableFile(path);
        await using Connection open = await connection.OpenAsync(parse, session, cancellationToken).ConfigureAwait(false);
        await open.EnsureServerListensAsync(cancellationToken).ConfigureAwait(false);
        UploadedFile uploaded;
        await using (TransferProgressLine line = new(session, "uploading"))
        {
            uploaded = await open.Client.Storage.UploadFileAsync(path, null, line, cancellationToken).ConfigureAwait(false);
        }

        session.Report.Set("url", uploaded.Url.OriginalString);
        session.Report.Set("contentType", uploaded.ContentType);
        session.Report.Set("fileName", uploaded.FileName);
        session.Report.Set("bytes", uploaded.Bytes);
        session.Report.Set("parts", uploaded.Parts);
        session.WriteLine(uploaded.Url.OriginalString);
    }
}
