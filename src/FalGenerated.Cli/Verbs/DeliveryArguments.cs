using System.CommandLine;

namespace FalGenerated.Cli.Verbs;

/// <summary>Where a result goes.</summary>
internal sealed class DeliveryArguments
{
    private readonly Option<string?> output = new("--output", "-o") { Description = "The file to write; without it the address is printed.", HelpName = "PATH", Arity = ArgumentArity.ExactlyOne };
    private readonly Option<bool> overwrite = new("--overwrite") { Description = "Replace the output file if it is there." };

    public void AddTo(Command command)
    {
        command.Add(output);
        command.Add(overwrite);
    }

    public DeliveryTarget Read(ParseResult parse) =>
        new(parse.GetValue(output) is { Length: > 0 } path ? Path.GetFullPath(path) : null, parse.GetValue(overwrite));
}
