using System.CommandLine;

namespace FalGenerated.Generator.Commands;

/// <summary>Runs a command line; one that cannot be parsed is wrong usage, which has an exit code of its own.</summary>
internal static class CommandLineRun
{
    public static async Task<int> InvokeAsync(RootCommand root, string[] args, InvocationConfiguration? configuration = null)
    {
        configuration ??= new InvocationConfiguration();
        ParseResult result = root.Parse(args);
        if (result.Errors.Count == 0)
        {
            return await result.InvokeAsync(configuration);
        }

        foreach (string message in result.Errors.Select(error => error.Message).Distinct())
        {
            await configuration.Error.WriteLineAsync("fal-contract: " + message);
        }

        await configuration.Error.WriteLineAsync("Try: fal-contract " + (result.CommandResult.Command is RootCommand ? "" : result.CommandResult.Command.Name + " ") + "--help");
        return ExitCodes.Usage;
    }
}
