using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using FalGenerated.Cli.Commands;
using FalGenerated.Cli.Hosting;

namespace FalGenerated.Cli;

/// <summary>From arguments to an exit code: parse, run one verb, report once.</summary>
internal static class CommandLineProgram
{
    // A file may be called '@clip.mp4': arguments are what they are, and no response file is read.
    private static readonly ParserConfiguration Parser = new() { ResponseFileTokenReplacer = null };

    public static RootCommand CreateRoot() => new("Upscale videos on fal's queue. Unofficial. Jobs on the live service cost money.")
    {
        new UpscaleCommand(),
        new EstimateCommand(),
        new ProbeCommand(),
        new StatusCommand(),
        new ResultCommand(),
        new CancelCommand(),
        new JobsCommand(),
        new UploadCommand(),
        new DownloadCommand(),
        new EmulatorCommand(),
        JsonOption.Create(),
    };

    public static async Task<int> RunAsync(string[] args, CliEnvironment around)
    {
        using Interruption interruption = new(around.Interrupted);
        ParseResult parse = CreateRoot().Parse(args, Parser);
        Session session = interruption.Session = new(around, JsonOption.IsGiven(parse, args));
        Exception? failure = null;
        try
        {
            await RunAsync(parse, session, interruption.Token).ConfigureAwait(false);
        }
#pragma warning disable CA1031 // The one place where a run ends: whatever went wrong is told, in one sentence and one JSON object.
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
        CliCommand? verb = command as CliCommand;
        session.Report.Expect(verb?.Keys ?? []);
        if (parse.Action is HelpAction)
        {
            session.Tell(HelpText.Of(command));
        }
        else if (parse.Action is ParseErrorAction)
        {
            throw UsageErrors.Of(parse);
        }
        else if (verb is not null && parse.Action == verb.Action)
        {
            await verb.RunAsync(parse, session, interrupted).ConfigureAwait(false);
        }
        else
        {
            // The version, or a completion that a shell asks for.
            using StringWriter text = new();
            await parse.InvokeAsync(new InvocationConfiguration { Output = text, Error = text }, interrupted).ConfigureAwait(false);
            session.Tell(text.ToString());
        }
    }
}
