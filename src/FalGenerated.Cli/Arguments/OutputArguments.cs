using System.CommandLine;

namespace FalGenerated.Cli.Arguments;

/// <summary>Where a result goes.</summary>
internal sealed class OutputArguments
{
    private readonly Option<string?> output = OptionParsers.Text("--output", "PATH", "The file to write; without it the address is printed.", "-o");
    private readonly Option<bool> overwrite = new("--overwrite") { Description = "Replace the output file if it is there." };

    public void AddTo(Command command)
    {
        command.Add(output);
        command.Add(overwrite);
    }

    public OutputTarget Read(ParseResult parse) =>
        new(parse.GetValue(output) is { Length: > 0 } path ? Path.GetFullPath(path) : null, parse.GetValue(overwrite));
}
