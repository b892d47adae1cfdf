using System.CommandLine;
using System.Text.Json;
using FalGenerated.Cli.Running;
using FalGenerated.Emulator;

namespace FalGenerated.Cli.Verbs;

/// <summary><c>emulator</c>: hosts fal's queue on this machine until it is interrupted.</summary>
internal sealed class EmulatorVerb : VerbCommand
{
    private readonly Option<int> port = Checked.Whole("--port", "N", "The API port; a free one unless given.", most: 65_535);
    private readonly Option<int> filesPort = Checked.Whole("--files-port", "N", "The files port; a free one unless given.", most: 65_535);
    private readonly Option<decimal?> speed = Checked.Number("--speed", "X", "Its seconds for each one of yours.", most: 100_000);
    private readonly Option<string[]> scenario = new("--scenario") { Description = "What goes wrong: a name or a JSON file; repeatable.", HelpName = "S", Arity = ArgumentArity.OneOrMore };

    public EmulatorVerb()
        : base("emulator", "Host an emulator of fal's queue on this machine, for any language.")
    {
        scenario.CompletionSources.Add(_ => Scenario.Names.Select(name => new System.CommandLine.Completions.CompletionItem(name)));
        Add(port);
        Add(filesPort);
        Add(speed);
        Add(scenario);
    }

    public override IReadOnlyList<string> Keys => ["queueUrl", "runUrl", "restUrl", "apiUrl", "siteUrl", "adminUrl", "filesUrl", "key", "scenarios"];

    public override async Task RunAsync(ParseResult parse, Session session, CancellationToken cancellationToken)
    {
        FalEmulatorOptions options = new() { Port = parse.GetValue(port), FilesPort = parse.GetValue(filesPort), Speed = (double)(parse.GetValue(speed) ?? 1) };
        foreach (string text in parse.GetValue(scenario) ?? [])
        {
            options.Scenarios.Add(Load(text));
        }

        await using FalEmulator emulator = await StartAsync(options, cancellationToken).ConfigureAwait(false);
        EmulatorCard.Show(emulator, options.Scenarios, session);
        session.PrintReport();
        try
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, session.Time, cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            // An interrupt is how a host ends: it is no failure.
        }
    }

    private static Scenario Load(string text)
    {
        try
        {
            return Scenario.Load(text);
        }
        catch (Exception error) when (error is ArgumentException or JsonException)
        {
            throw new StopException(
                ExitCode.Refused,
                "scenario",
                error is JsonException ? $"The scenario '{text}' cannot be read: {error.Message}" : $"There is no scenario '{text}': give a JSON file, or one of {string.Join(", ", Scenario.Names)}.");
        }
    }

    private static async Task<FalEmulator> StartAsync(FalEmulatorOptions options, CancellationToken cancellationToken)
    {
        try
        {
            return await FalEmulator.StartAsync(options, cancellationToken).ConfigureAwait(false);
        }
        catch (IOException error)
        {
            throw new StopException(ExitCode.Refused, "port_taken", $"Give another --port, or none: {error.Message}");
        }
    }
}
