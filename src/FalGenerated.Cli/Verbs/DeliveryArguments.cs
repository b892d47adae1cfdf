using System.CommandLine;

namespace FalGenerated.Cli.Verbs;

/// <summary>Where a result goes.</summary>
internal sealed class DeliveryArguments
{
    private readonly Option<string?> output = new("--output", "-o") { Description = "The file to write. Without it the result's address is printed.", HelpName = "PATH" };
    private readonly Option<bool> overwrite = new("--overwrite") { Description = "Replace the output file if it is there." };

    public void AddTo(Command command)
    {
        command.Add(output);
        command.Add(overwrite);
    }

    /// <summary>The full path to write, null for none, and whether a file there may be replaced.</summary>
    public (string? Path, bool Overwrite) Read(ParseResult parse) =>
        (parse.GetValue(output) is { } path ? Path.GetFullPath(path) : null, parse.GetValue(overwrite));
}
