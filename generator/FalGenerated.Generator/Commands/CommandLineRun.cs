using System.CommandLine;
using FalGenerated.Generator.Diagnostics;

namespace FalGenerated.Generator.Commands;

/// <summary>
/// Runs a command line; one that cannot be parsed is wrong usage, which has an exit code of its own. An unexpected exception
/// becomes one line in MSBuild's form: of a stack trace a quiet build shows nothing.
/// </summary>
internal static class CommandLineRun
{
    public static async Task<int> InvokeAsync(RootCommand root, string[] args, InvocationConfiguration? configuration = null)
    {
        configuration ??= new InvocationConfiguration();
        ParseResult result = root.Parse(args);
        if (result.Errors.Count == 0)
        {
            return await RunAsync(result, args, configuration);
        }

        foreach (string message in result.Errors.Select(error => error.Message).Distinct())
        {
            await configuration.Error.WriteLineAsync("fal-contract: " + message);
        }

        await configuration.Error.WriteLineAsync("Try: fal-contract " + (result.CommandResult.Command is RootCommand ? "" : result.CommandResult.Command.Name + " ") + "--help");
        return ExitCodes.Usage;
    }

    private static async Task<int> RunAsync(ParseResult result, string[] args, InvocationConfiguration configuration)
    {
        configuration.EnableDefaultExceptionHandler = false;
        try
        {
            return await result.InvokeAsync(configuration);
        }
        catch (OperationCanceledException)
        {
            return ExitCodes.Interrupted;
        }
        catch (Exception unexpected)
        {
            await configuration.Error.WriteLineAsync(Defect(args, unexpected).ToString());
            return ExitCodes.CannotCompare;
        }
    }

    /// <summary>The innermost frame of our own is where to look; those above it are the framework's.</summary>
    private static Diagnostic Defect(string[] args, Exception unexpected)
    {
        string call = string.Join(' ', args.TakeWhile(word => !word.StartsWith('-')));
        string? frame = unexpected.StackTrace?.Split('\n').FirstOrDefault(line => line.Contains(" FalGenerated.", StringComparison.Ordinal))?.Trim();
        return new Diagnostic("fal-contract", new SourcePosition(1, 1), DiagnosticCode.Defect, "", $"'{call}' failed: {unexpected.GetType().Name}: {unexpected.Message} ({frame ?? "no frame"}); this is a defect of fal-contract: report it with the document");
    }
}
