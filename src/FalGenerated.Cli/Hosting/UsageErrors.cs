using System.CommandLine;
using FalGenerated.Cli.Failures;
using FalGenerated.Cli.Reporting;

namespace FalGenerated.Cli.Hosting;

/// <summary>Reports every problem of a command line at once, with the spelling that was probably meant.</summary>
internal static class UsageErrors
{
    public static CommandException Of(ParseResult parse)
    {
        Command command = parse.CommandResult.Command;
        if (command is not CliCommand)
        {
            return new(ExitCode.Refused, "usage", ProblemOf(parse, command));
        }

        string[] options = [.. command.Options.Where(option => !option.Hidden).Select(option => option.Name), JsonOption.Name];
        IEnumerable<string> suggestions = parse.UnmatchedTokens
            .Where(token => token.StartsWith('-'))
            .Select(token => DidYouMean(token, options))
            .Where(sentence => sentence.Length > 0);
        IEnumerable<string> problems = parse.Errors.Select(error => error.Message).Distinct();
        return new(ExitCode.Refused, "usage", [.. problems, .. suggestions, $"See 'fal-upscale {command.Name} --help'."]);
    }

    private static string ProblemOf(ParseResult parse, Command command)
    {
        string[] commands = [.. command.Subcommands.Select(subcommand => subcommand.Name)];
        string all = string.Join(", ", commands);
        return parse.UnmatchedTokens.Count == 0
            ? $"Missing command: use {all}."
            : $"'{parse.UnmatchedTokens[0]}' is not a command: use {all}. {DidYouMean(parse.UnmatchedTokens[0], commands)}".TrimEnd();
    }

    private static string DidYouMean(string typed, IEnumerable<string> known) =>
        Spelling.Closest(typed, known) is { } meant ? $"Did you mean '{meant}'?" : "";
}
