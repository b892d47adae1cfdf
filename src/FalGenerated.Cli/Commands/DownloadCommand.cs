using System.CommandLine;
using FalGenerated.Cli.Arguments;
using FalGenerated.Cli.Connections;
using FalGenerated.Cli.Failures;
using FalGenerated.Cli.Hosting;
using FalGenerated.Cli.Jobs;
using FalGenerated.Cli.Reporting;

namespace FalGenerated.Cli.Commands;

/// <summary>The <c>download</c> command: fetches a file, resumes after interruptions, and writes it completely or not at all. The key is not sent.</summary>
internal sealed class DownloadCommand : CliCommand
{
    private readonly Argument<string> url = OptionParsers.Argument<string>("url", "URL", "The URL of the file.", ArgumentArity.ExactlyOne);
    private readonly OutputArguments output = new();
    private readonly ConnectionArguments connection = new();

    public DownloadCommand()
        : base("download", "Download a result's file, without the key. Free of charge.")
    {
        Add(url);
        output.AddTo(this);
        connection.AddTo(this, hosting: false);
    }

    public override IReadOnlyList<string> Keys => ["bytes", "sha256"];

    public override async Task RunAsync(ParseResult parse, Session session, CancellationToken cancellationToken)
    {
        Uri address = SourceText.ParseUrl(parse.GetRequiredValue(url))
            ?? throw new CommandException(ExitCode.Refused, "not_absolute", $"'{parse.GetRequiredValue(url)}' is not an absolute URL; give the address of the file, such as https://v3.fal.media/files/….");
        OutputTarget target = output.Read(parse);
        target.EnsureWritable();
        await using Connection open = connection.NamesServer(parse)
            ? await connection.OpenAsync(parse, session, cancellationToken).ConfigureAwait(false)
            : Connection.ToFile(address);
        DownloadedFile file;
        await using (TransferProgressLine line = new(session, "downloading"))
        {
            file = await open.Client.Storage
                .DownloadAsync(address, target.Path ?? HereAsFolder, new DownloadOptions { Overwrite = target.Overwrite }, line, cancellationToken)
                .ConfigureAwait(false);
        }

        session.Report.OutputPath = file.Path;
        session.Report.OutputUrl = file.Address.AbsoluteUri;
        session.Report.Set("bytes", file.Bytes);
        session.Report.Set("sha256", file.Sha256);
        session.Report.Warn("download", file.Findings);
        session.WriteLine(file.Path);
    }

    private static string HereAsFolder => Directory.GetCurrentDirectory() + Path.DirectorySeparatorChar;
}
