using System.CommandLine;
using System.CommandLine.Parsing;

namespace FalGenerated.Cli.Hosting;

/// <summary>The <c>--json</c> option, accepted before or after any command.</summary>
internal static class JsonOption
{
    public const string Name = "--json";
    public const string Description = "Print one JSON object to stdout, on failure too.";

    public static Option<bool> Create() => new(Name) { Description = Description, Recursive = true };

    /// <summary>Returns whether it was given, even on an invalid command line, where an option without a value may have consumed it.</summary>
    public static bool IsGiven(ParseResult parse, string[] args) =>
        parse.GetResult(Name) is OptionResult { Implicit: false } given
            ? !given.Tokens.Any(token => token.Value == "false")
            : args.TakeWhile(argument => argument != "--").Contains(Name);
}
