using System.CommandLine;
using FalGenerated.Cli.Arguments;
using FalGenerated.Cli.Connections;
using FalGenerated.Cli.Failures;
using FalGenerated.Cli.Hosting;
using FalGenerated.Cli.Jobs;
using FalGenerated.Cli.Reporting;

namespace FalGenerated.Cli.Commands;

/// <summary><c>download URL</c>: fetches a result, going on after cuts, and writes it whole or not at all. The key is not sent.</summary>
internal sealed class DownloadCommand : CliCommand
{
    private readonly Argument<string> url = OptionParsers.Argument<string>("url", "URL", "The address of the file.", ArgumentArity.ExactlyOne);
    private readonly OutputArguments delivery = new();
    private readonly ConnectionArguments connection = new();

    public DownloadCommand()
        : base("download", "Fetch a result's file, without the key. Free of charge.")
    {
        Add(url);
        delivery.AddTo(this);
        connection.AddTo(this, hosting: false);
    }

    public override IReadOnlyList<string> Keys => ["bytes", "sha256"];

    public override async Task RunAsync(ParseResult parse, Session session, CancellationToken cancellationToken)
    {
        Uri address = SourceText.AddressIn(parse.GetRequiredValue(url))
            ?? throw new CommandException(ExitCode.Refused, "not_absolute", "Give the whole address of the file, such as https://v3.fal.media/files/….");
        OutputTarget target = delivery.Read(parse);
        target.Require();
        await using Connection open = connection.NamesServer(parse)
            ? await connection.OpenAsync(parse, session, cancellationToken).ConfigureAwait(false)
            : Connection.ToFile(address);
        DownloadedFile file;
        using (TransferProgressLine line = new(session, "downloading"))
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
        session.Say(file.Path);
    }

    private static string HereAsFolder => Directory.GetCurrentDirectory() + Path.DirectorySeparatorChar;
}
