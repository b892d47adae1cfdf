using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using FalGenerated.Cli.Commands;
using FalGenerated.Cli.Hosting;

namespace FalGenerated.Cli;

/// <summary>Runs the program from arguments to exit code: parse, run one command, report once.</summary>
internal static class CommandLineProgram
{
    // A file may be called '@clip.mp4', so arguments are taken literally and no response file is read.
    private static readonly ParserConfiguration Parser = new() { ResponseFileTokenReplacer = null };

    public static RootCommand CreateRoot() => new("Upscale videos on fal's queue. Unofficial. Jobs on the live service cost money.")
    {
        new UpscaleCommand(),
        new RunCommand(),
        new EstimateCommand(),
        new ProbeCommand(),
        new StatusCommand(),
        new ResultCommand(),
        new CancelCommand(),
        new JobsCommand(),
        new BatchCommand(),
        new UploadCommand(),
        new DownloadCommand(),
        new EmulatorCommand(),
        new DoctorCommand(),
        new CompletionCommand(),
        JsonOption.Create(),
    };

    public static async Task<int> RunAsync(string[] args, CliEnvironment environment)
    {
        using Interruption interruption = new(environment.Interrupted);
        ParseResult parse = CreateRoot().Parse(args, Parser);
        Session session = interruption.Session = new(environment, JsonOption.IsGiven(parse, args));
        Exception? failure = null;
        try
        {
            await RunAsync(parse, session, interruption.Token).ConfigureAwait(false);
        }
#pragma warning disable CA1031 // Every run ends here: any failure becomes one sentence and one JSON object.
        catch (Exception error)
#pragma warning restore CA1031
        {
            failure = error;
        }

        return (int)session.End(failure);
    }

    private static async Task RunAsync(ParseResult parse, Session session, CancellationToken interrupted)
    {
        Command command = parse.CommandResult.Command;
        CliCommand? cliCommand = command as CliCommand;
        session.Report.DeclareKeys(cliCommand?.Keys ?? []);
        if (parse.Action is HelpAction)
        {
            session.WriteText(HelpText.Of(command));
        }
        else if (parse.Action is ParseErrorAction)
        {
            throw UsageErrors.Of(parse);
        }
        else if (cliCommand is not null && parse.Action == cliCommand.Action)
        {
            await cliCommand.RunAsync(parse, session, interrupted).ConfigureAwait(false);
        }
        else
        {
            // The version, or a completion request of a shell.
            using StringWriter text = new();
            await parse.InvokeAsync(new InvocationConfiguration { Output = text, Error = text }, interrupted).ConfigureAwait(false);
            session.WriteText(text.ToString());
        }
    }
}
