using System.CommandLine;
using FalGenerated.Cli.Running;

namespace FalGenerated.Cli.Verbs;

/// <summary>Where a result goes.</summary>
internal sealed class DeliveryArguments
{
    private readonly Option<string?> output = Checked.Text("--output", "PATH", "The file to write; without it the address is printed.", "-o");
    private readonly Option<bool> overwrite = new("--overwrite") { Description = "Replace the output file if it is there." };

    public void AddTo(Command command)
    {
        command.Add(output);
        command.Add(overwrite);
    }

    public DeliveryTarget Read(ParseResult parse) =>
        new(parse.GetValue(output) is { Length: > 0 } path ? Path.GetFullPath(path) : null, parse.GetValue(overwrite));
}
