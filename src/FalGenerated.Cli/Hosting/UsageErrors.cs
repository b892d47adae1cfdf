using System.CommandLine;
using FalGenerated.Cli.Failures;
using FalGenerated.Cli.Reporting;

namespace FalGenerated.Cli.Hosting;

/// <summary>What is wrong with a command line: every problem at once.</summary>
internal static class UsageErrors
{
    public static CommandException Of(ParseResult parse)
    {
        Command command = parse.CommandResult.Command;
        if (command is not CliCommand)
        {
            string verbs = string.Join(", ", command.Subcommands.Select(verb => verb.Name));
            string? first = parse.UnmatchedTokens.Count > 0 ? parse.UnmatchedTokens[0] : null;
            return new(ExitCode.Refused, "usage", first is null ? $"Say what to do: {verbs}." : $"'{first}' is none of the verbs: {verbs}.");
        }

        IEnumerable<string> problems = parse.Errors.Select(error => error.Message).Distinct();
        return new(ExitCode.Refused, "usage", [.. problems, $"See 'fal-upscale {command.Name} --help'."]);
    }
}
