using System.CommandLine;

namespace FalGenerated.Cli.Arguments;

/// <summary>Defines the options for the output file.</summary>
internal sealed class OutputArguments
{
    private readonly Option<string?> output = OptionParsers.Text("--output", "PATH", "File to write; otherwise the URL is printed.", "-o");
    /// <summary>Gets the option that names the file.</summary>
    public Option Path => output;

    private readonly Option<bool> overwrite = new("--overwrite") { Description = "Replace an existing output file." };

    public void AddTo(Command command)
    {
        command.Add(output);
        command.Add(overwrite);
    }

    public OutputTarget Read(ParseResult parse) =>
        new(parse.GetValue(output) is { Length: > 0 } path ? System.IO.Path.GetFullPath(path) : null, parse.GetValue(overwrite));
}
