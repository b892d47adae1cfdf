using System.CommandLine;
using FalGenerated.Cli.Connections;
using FalGenerated.Cli.Doctor;
using FalGenerated.Cli.Failures;
using FalGenerated.Cli.Hosting;
using FalGenerated.Cli.Reporting;
using FalGenerated.Cli.Terminal;
using Newtonsoft.Json.Linq;

namespace FalGenerated.Cli.Commands;

/// <summary>The <c>doctor</c> command: checks everything that a job depends on. Free of charge.</summary>
internal sealed class DoctorCommand : CliCommand
{
    private static readonly Uri LiveSite = new("https://fal.ai/");
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(8);

    private readonly ConnectionArguments connection = new();

    public DoctorCommand()
        : base("doctor", "Check key, hosts, clock, journal and contract. Free of charge.") => connection.AddTo(this, hosting: false);

    public override IReadOnlyList<string> Keys => ["checks"];

    public override async Task RunAsync(ParseResult parse, Session session, CancellationToken cancellationToken)
    {
        Uri? server = connection.ServerOf(parse);
        FalOptions options = server is null ? FalOptions.FromEnvironment() : new FalOptions().UseEmulator(server);

        // A proxy of the environment is for the world outside.
        using SocketsHttpHandler handler = new() { UseProxy = server is null, AllowAutoRedirect = false };
        using HttpClient http = new(handler) { Timeout = Patience };
        Subject subject = new(options, server is null ? LiveSite : new Uri(options.QueueUrl, "_site/"), http, session);
        CheckResult[] results = await CheckAsync(subject, cancellationToken).ConfigureAwait(false);

        session.Report.Set("checks", new JArray(results.Select(result => result.ToJson())));
        session.Write(CheckTable.Of(results));
        CheckResult[] failed = [.. results.Where(result => result.Status == CheckStatus.Failed)];
        if (failed.Length > 0)
        {
            throw new CommandException(
                ExitCode.Failed, "checks_failed", $"{failed.Length} of {results.Length} checks failed: {string.Join(", ", failed.Select(result => result.Name).Distinct())}.");
        }
    }

    private static async Task<CheckResult[]> CheckAsync(Subject subject, CancellationToken cancellationToken)
    {
        await using LiveRow row = subject.Session.Screen.StartWait("checking");
        Task<CheckResult> key = KeyCheck.RunAsync(subject, cancellationToken);
        Task<IReadOnlyList<CheckResult>> hosts = HostCheck.RunAsync(subject, cancellationToken);
        Task<CheckResult> contract = ContractCheck.RunAsync(subject, cancellationToken);
        return
        [
            await key.ConfigureAwait(false),
            .. await hosts.ConfigureAwait(false),
            await JournalAccessCheck.RunAsync(subject, cancellationToken).ConfigureAwait(false),
            await FfmpegCheck.RunAsync(cancellationToken).ConfigureAwait(false),
            await contract.ConfigureAwait(false),
        ];
    }
}
