using System.CommandLine;
using System.CommandLine.Help;
using System.Runtime.InteropServices;
using FalGenerated.Cli.Verbs;

namespace FalGenerated.Cli.Running;

/// <summary>From arguments to an exit code: parse, run one verb, report once.</summary>
internal static class CommandLineProgram
{
    public static RootCommand CreateRoot() => new("Upscale videos on fal's queue. Unofficial. Jobs on the live service cost money.")
    {
        new UpscaleVerb(),
        new EstimateVerb(),
        new ProbeVerb(),
        new StatusVerb(),
        new ResultVerb(),
        new CancelVerb(),
        new JobsVerb(),
        new UploadVerb(),
        new DownloadVerb(),
        new EmulatorVerb(),
    };

    public static async Task<int> RunAsync(string[] args, TextWriter output, TextWriter error, bool terminal, TimeProvider time)
    {
        ParseResult parse = CreateRoot().Parse(args);
        if (parse.CommandResult.Command is not VerbCommand verb || parse.Action is HelpAction)
        {
            int shown = await parse.InvokeAsync(new InvocationConfiguration { Output = output, Error = error }).ConfigureAwait(false);
            return parse.Errors.Count > 0 ? (int)ExitCode.Refused : shown;
        }

        using CancellationTokenSource interrupted = new();
        using PosixSignalRegistration interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
        using PosixSignalRegistration terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
        Session session = new(output, error, verb.WantsJson(parse) || args.Contains("--json"), terminal, time);
        try
        {
            if (parse.Errors.Count > 0)
            {
                throw new UsageException("usage", [.. parse.Errors.Select(problem => problem.Message)]);
            }

            await verb.RunAsync(parse, session, interrupted.Token).ConfigureAwait(false);
        }
        catch (Exception failure) when (Failure.Of(failure, session.Report) is { } known)
        {
            known.Fill(session.Report);
            error.WriteLine(known.Message);
        }

        session.PrintReport();
        return (int)session.Report.ExitCode;

        void Stop(PosixSignalContext signal)
        {
            // The verb ends by itself and reports; a second signal ends the process at once.
            signal.Cancel = !interrupted.IsCancellationRequested;
            interrupted.Cancel();
        }
    }
}
