using System.CommandLine;
using FalGenerated.Cli.Arguments;
using FalGenerated.Cli.Connections;
using FalGenerated.Cli.Failures;
using FalGenerated.Cli.Hosting;
using FalGenerated.Cli.Jobs;
using FalGenerated.Cli.Reporting;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace FalGenerated.Cli.Commands;

/// <summary>The <c>run</c> command: a job of any endpoint by its id, from JSON to JSON and files. The same command, run again, resumes.</summary>
internal sealed class RunCommand : CliCommand
{
    private const decimal Month = 31 * 24 * 60 * 60;

    private readonly Argument<string> endpoint = OptionParsers.Argument<string>("endpoint", "ENDPOINT", "The endpoint's id, such as fal-ai/flux/dev.", ArgumentArity.ExactlyOne);
    private readonly Option<string?> input = OptionParsers.Text("--input", "JSON|FILE", "The input: JSON in braces, a file, or - for stdin.");
    private readonly Option<string?> contract = OptionParsers.Text("--contract", "FILE", "OpenAPI document to hold the input against first.");
    private readonly Option<bool> force = new("--force") { Description = "Send refused input anyway; never lifts --max-price." };
    private readonly Option<string?> folder = OptionParsers.Text("--output-folder", "PATH", "Folder for all files of the output.");
    private readonly Option<string?> resume = OptionParsers.Text("--resume", "JOB", "Resume a job: its token, or the start of its id.");
    private readonly Option<decimal?> deadline = OptionParsers.Number("--deadline", "S", "Stop waiting after S seconds; the job goes on (exit 5).", Month);
    private readonly Option<bool> again = new("--again") { Description = "Pay for a new job although this command had one." };
    private readonly Option<bool> noWait = new("--no-wait") { Description = "Submit only; the same command fetches the result later." };
    private readonly Option<bool> logs = new("--logs") { Description = "Show the job's log lines." };
    private readonly SpendingArguments spending = new();
    private readonly UnitPriceArguments unitPrice = new();
    private readonly OutputArguments output = new();
    private readonly ConnectionArguments connection = new(needsJournal: true);

    public RunCommand()
        : base("run", "Run any endpoint by its id. The live service bills it.")
    {
        Add(endpoint);
        Add(input);
        Add(contract);
        Add(force);
        spending.AddTo(this);
        unitPrice.AddTo(this);
        output.AddTo(this);
        Add(folder);
        Add(resume);
        Add(again);
        Add(deadline);
        Add(noWait);
        Add(logs);
        connection.AddTo(this);
        Validators.Add(result =>
        {
            bool Given(Option option) => result.GetResult(option) is { Implicit: false };
            if (Given(resume) == Given(input))
            {
                result.AddError("Give either --input or --resume JOB.");
            }

            if (Given(folder) && Given(output.Path))
            {
                result.AddError("--output and --output-folder exclude each other; pass only one of them.");
            }

            if (Given(noWait) && (Given(resume) || Given(deadline) || connection.HostsEmulator(result)))
            {
                result.AddError("--no-wait excludes --resume, --deadline and --emulator, whose job would end with this process.");
            }
        });
    }

    public override IReadOnlyList<string> Keys => OutputSaver.Keys;

    public override async Task RunAsync(ParseResult parse, Session session, CancellationToken cancellationToken)
    {
        OutputTarget target = output.Read(parse);
        string? into = parse.GetValue(folder) is { } path ? Path.GetFullPath(path) : null;
        JObject? document = await ReadAsync(parse, contract, session, cancellationToken).ConfigureAwait(false);
        JObject? body = await ReadAsync(parse, input, session, cancellationToken).ConfigureAwait(false);
        await using Connection open = await connection
            .OpenAsync(parse, session, cancellationToken, document?.ToString(Formatting.None)).ConfigureAwait(false);
        FalEndpoint<JObject, JObject> called = EndpointOf(parse, document, open.Client);
        FalJob<JObject>? job = body is null
            ? await ResumedAsync(parse, called, target, open, cancellationToken).ConfigureAwait(false)
            : await new EndpointRun(called, body, SubmitOf(parse, called), target, into, open, Prepared(session, open)).JobAsync(cancellationToken).ConfigureAwait(false);
        if (job is null)
        {
            return;
        }

        JobFollower follower = new(target, open, session);
        follower.Announce(job);
        if (parse.GetValue(noWait))
        {
            session.Note($"Submitted, not waiting. {session.Report.NextStep}");
            return;
        }

        FalResponse<JObject> response = await follower.WaitAsync(job, body is not null, WaitOf(parse), cancellationToken).ConfigureAwait(false);
        await new OutputSaver(target, into, open.Client, session).DeliverAsync(response, cancellationToken).ConfigureAwait(false);
    }

    private static Session Prepared(Session session, Connection open)
    {
        session.Report.NextStep = open.KeepsJobs ? NextStep.InDoubt : NextStep.Gone;
        return session;
    }

    private static async Task<JObject?> ReadAsync(ParseResult parse, Option<string?> option, Session session, CancellationToken cancellationToken) =>
        parse.GetValue(option) is { } text ? await InputText.ReadAsync(option.Name, text, session, cancellationToken).ConfigureAwait(false) : null;

    private async Task<FalJob<JObject>> ResumedAsync(ParseResult parse, FalEndpoint<JObject, JObject> called, OutputTarget target, Connection open, CancellationToken cancellationToken)
    {
        target.EnsureWritable();
        FalJob named = await JobReference.ResolveAsync(parse.GetRequiredValue(resume)!, open, cancellationToken, called.EndpointId).ConfigureAwait(false);
        return called.Resume(named.Token);
    }

    /// <exception cref="CommandException">The id is none, or the contract is that of another endpoint.</exception>
    private FalEndpoint<JObject, JObject> EndpointOf(ParseResult parse, JObject? document, FalClient client)
    {
        try
        {
            FalEndpoint<JObject, JObject> byId = client.Endpoint(parse.GetRequiredValue(endpoint));
            FalEndpoint<JObject, JObject> called = document is null ? byId : client.Endpoint(document);
            return called.EndpointId == byId.EndpointId ? called : throw new CommandException(
                ExitCode.Refused, "other_contract", $"The contract describes {called.EndpointId}, and the command names {byId.EndpointId}; pass the document of the endpoint that is to run.");
        }
        catch (ArgumentException error)
        {
            throw new CommandException(ExitCode.Refused, "endpoint", error.Message.Split(" (Parameter ")[0]);
        }
    }

    private SubmitOptions SubmitOf(ParseResult parse, FalEndpoint<JObject, JObject> called) => spending.Read(parse) with
    {
        Quote = unitPrice.Read(parse),
        SkipValidation = parse.GetValue(force),
        Again = parse.GetValue(again),
        ReuseSameInput = true,
        Label = called.EndpointId,
    };

    private WaitOptions WaitOf(ParseResult parse) => new()
    {
        Logs = parse.GetValue(logs),
        Timeout = parse.GetValue(deadline) is { } seconds ? TimeSpan.FromSeconds((double)seconds) : null,
    };
}
