using System.CommandLine;
using FalGenerated.Batches.Sources;
using FalGenerated.Worker.Commands;
using FalGenerated.Worker.Hosting;

namespace FalGenerated.Worker;

/// <summary>Runs the program from arguments to exit code. A failure is one sentence on the error stream.</summary>
internal static class WorkerProgram
{
    // A file may be called '@clip.mp4', so arguments are taken literally and no response file is read.
    private static readonly ParserConfiguration Parser = new() { ResponseFileTokenReplacer = null };

    public static RootCommand CreateRoot(TextWriter output, TextWriter error) => new("Upscale batches of videos on many machines, over one PostgreSQL. Unofficial. Jobs on the live service cost money.")
    {
        new MigrateCommand(output),
        new WorkerCommand(output),
        new BatchCommand(output, error),
    };

    public static async Task<int> RunAsync(string[] args, TextWriter output, TextWriter error)
    {
        ParseResult parse = CreateRoot(output, error).Parse(args, Parser);
        try
        {
            return await parse.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false, Output = output, Error = error }).ConfigureAwait(false) switch
            {
                1 when parse.Errors.Count > 0 => (int)ExitCode.Refused,
                int code => code,
            };
        }
        catch (RefusedException refused)
        {
            await error.WriteLineAsync($"error: {refused.Message}").ConfigureAwait(false);
            return (int)refused.Code;
        }
        catch (BatchRefusedException refused)
        {
            await error.WriteLineAsync($"error: {refused.Message}").ConfigureAwait(false);
            return (int)ExitCode.Refused;
        }
        catch (Exception failure) when (failure is FalException or ArgumentException or IOException or UnauthorizedAccessException)
        {
            await error.WriteLineAsync($"error: {failure.Message.Split(" (Parameter '")[0]}").ConfigureAwait(false);
            return (int)ExitCode.Refused;
        }
        catch (OperationCanceledException)
        {
            return (int)ExitCode.Unfinished;
        }
    }
}
