using System.CommandLine;
using System.CommandLine.Parsing;

namespace FalGenerated.Cli.Hosting;

/// <summary><c>--json</c>, which every verb takes, before or after its name.</summary>
internal static class JsonOption
{
    public const string Name = "--json";
    public const string Description = "Exactly one JSON object on stdout, on failure too.";

    public static Option<bool> Create() => new(Name) { Description = Description, Recursive = true };

    /// <summary>Whether it was given, on a line that is wrong otherwise too: an option that lacks its value takes <c>--json</c> for it.</summary>
    public static bool IsGiven(ParseResult parse, string[] args) =>
        parse.GetResult(Name) is OptionResult { Implicit: false } given
            ? !given.Tokens.Any(token => token.Value == "false")
            : args.TakeWhile(argument => argument != "--").Contains(Name);
}
