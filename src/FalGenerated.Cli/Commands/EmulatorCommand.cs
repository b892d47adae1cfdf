using System.CommandLine;
using System.CommandLine.Parsing;
using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using FalGenerated.Cli.Arguments;
using FalGenerated.Cli.Failures;
using FalGenerated.Cli.Hosting;
using FalGenerated.Cli.Reporting;
using FalGenerated.Emulator;

namespace FalGenerated.Cli.Commands;

/// <summary>The <c>emulator</c> command: hosts fal's queue on this machine until it is interrupted.</summary>
internal sealed class EmulatorCommand : CliCommand
{
    private readonly Option<int> port = OptionParsers.Whole("--port", "N", "API port; a free one by default.", most: 65_535);
    private readonly Option<int> filesPort = OptionParsers.Whole("--files-port", "N", "Files port; a free one by default.", most: 65_535);
    private readonly Option<decimal?> speed = OptionParsers.Number("--speed", "X", "Emulated seconds per real second; 1 by default.", most: 100_000);
    private readonly Option<bool> manualTime = new("--manual-time") { Description = "Time moves only by POST advance to the admin URL." };
    private readonly Option<IPAddress?> listen = new("--listen")
    {
        Description = "Address to listen on; 127.0.0.1 by default.",
        HelpName = "IP",
        Arity = ArgumentArity.ExactlyOne,
        CustomParser = result => IPAddress.TryParse(result.Tokens[0].Value, out IPAddress? address) ? address : Refuse(result),
    };
    private readonly Option<string[]> host = new("--host") { Description = "Additional host name to accept; repeatable.", HelpName = "NAME", Arity = ArgumentArity.OneOrMore };
    private readonly Option<string?> data = OptionParsers.Text("--data", "FOLDER", "Keep jobs and files there across restarts.");
    private readonly Option<bool> echo = new("--echo") { Description = "Return clips unchanged, even if ffmpeg is installed." };
    private readonly Option<string[]> scenario = new("--scenario") { Description = "Faults to inject: a name or a JSON file; repeatable.", HelpName = "S", Arity = ArgumentArity.OneOrMore };

    public EmulatorCommand()
        : base("emulator", "Host an emulator of fal's queue on this machine, for any language.")
    {
        scenario.CompletionSources.Add(_ => Scenario.Names.Select(name => new System.CommandLine.Completions.CompletionItem(name)));
        Add(port);
        Add(filesPort);
        Add(listen);
        Add(host);
        Add(data);
        Add(echo);
        Add(speed);
        Add(manualTime);
        Add(scenario);
        Validators.Add(result =>
        {
            if (result.GetResult(speed) is not null && result.GetResult(manualTime) is { Implicit: false })
            {
                result.AddError("--manual-time excludes --speed: manual time moves only when told to.");
            }
        });
    }

    public override IReadOnlyList<string> Keys => ["queueUrl", "runUrl", "restUrl", "apiUrl", "siteUrl", "adminUrl", "filesUrl", "key", "scenarios"];

    public override async Task RunAsync(ParseResult parse, Session session, CancellationToken cancellationToken)
    {
        FalEmulatorOptions options = new()
        {
            Address = parse.GetValue(listen) ?? IPAddress.Loopback,
            Port = parse.GetValue(port),
            FilesPort = parse.GetValue(filesPort),
            Speed = (double)(parse.GetValue(speed) ?? 1),
            ManualTime = parse.GetValue(manualTime),
            DataFolder = parse.GetValue(data),
            Upscale = !parse.GetValue(echo),
        };
        foreach (string name in parse.GetValue(host) ?? [])
        {
            options.Hosts.Add(name);
        }

        foreach (string text in parse.GetValue(scenario) ?? [])
        {
            options.Scenarios.Add(Load(text));
        }

        await using FalEmulator emulator = await StartAsync(options, cancellationToken).ConfigureAwait(false);
        EmulatorSummary.Show(emulator, options.Scenarios, session);
        session.PrintReport();
        try
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, session.Time, cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            // Ctrl-C is how a host ends, not a failure.
        }
    }

    private static Scenario Load(string text)
    {
        try
        {
            return Scenario.Load(text);
        }
        catch (JsonException error)
        {
            throw new CommandException(ExitCode.Refused, "scenario", $"The scenario '{text}' cannot be read: {error.Message}");
        }
        catch (ArgumentException error)
        {
            throw new CommandException(ExitCode.Refused, "scenario", Sentence(error));
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
            throw new CommandException(ExitCode.Refused, "port_taken", $"The port is not available; choose another --port or none: {error.Message}");
        }
        catch (SocketException error)
        {
            throw new CommandException(ExitCode.Refused, "cannot_listen", $"Cannot listen there; choose another --listen or --port: {error.Message}");
        }
        catch (ArgumentException error)
        {
            throw new CommandException(ExitCode.Refused, "scenario", Sentence(error));
        }
        catch (InvalidDataException error)
        {
            throw new CommandException(ExitCode.Refused, "data_folder", error.Message);
        }
    }

    // .NET appends the name of a parameter, which means nothing on a command line.
    private static string Sentence(ArgumentException error) => error.Message.Split(" (Parameter '")[0];

    private static IPAddress? Refuse(ArgumentResult result)
    {
        result.AddError("--listen must be an IP address, such as 127.0.0.1, or 0.0.0.0 for all addresses of this machine.");
        return null;
    }
}
