using System.CommandLine;
using System.Text;

namespace FalGenerated.Cli.Hosting;

/// <summary>Renders help with one line for each argument, option and command, none wider than 80 columns.</summary>
internal static class HelpText
{
    public static string Of(Command command)
    {
        StringBuilder text = new();
        text.Append(command.Description).Append("\n\n  ").AppendJoin(' ', Usage(command)).Append("\n\n");
        (string Label, string? Description)[] rows = [.. Rows(command)];
        int width = rows.Max(row => row.Label.Length);
        foreach ((string label, string? description) in rows)
        {
            text.Append("  ").Append(label.PadRight(width)).Append("  ").Append(description).Append('\n');
        }

        if (command is RootCommand)
        {
            text.Append("\nExit codes: 0 done, 1 the service or the job said no, 2 input, 3 price refused,\n")
                .Append("4 nothing submitted: run again, 5 job: resume, 130 interrupted before a submit.\n");
        }

        return text.ToString();
    }

    private static IEnumerable<string> Usage(Command command)
    {
        yield return "fal-upscale";
        if (command is RootCommand)
        {
            yield return "COMMAND ...";
        }
        else
        {
            yield return command.Name;
        }

        foreach (Argument argument in command.Arguments)
        {
            yield return argument.Arity.MinimumNumberOfValues == 0 ? $"[{argument.HelpName}]" : argument.HelpName!;
        }

        yield return "[options]";
    }

    private static IEnumerable<(string Label, string? Description)> Rows(Command command) =>
    [
        .. command.Arguments.Select(argument => (argument.HelpName!, argument.Description)),
        .. command.Subcommands.Select(subcommand => (subcommand.Name, subcommand.Description)),
        .. command.Options.Where(option => !option.Hidden && option is not System.CommandLine.Help.HelpOption).Select(option => (Label(option), option.Description)),
        .. command is RootCommand ? Array.Empty<(string, string?)>() : [(JsonOption.Name, JsonOption.Description)],
    ];

    private static string Label(Option option) => string.Join(' ', [.. option.Aliases.Select(alias => alias + ","), option.Name, option.HelpName]).TrimEnd();
}
