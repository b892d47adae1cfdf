using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using FalGenerated.Mcp.Failures;

namespace FalGenerated.Mcp.Hosting;

/// <summary>The command line of the program.</summary>
internal sealed class ServerCommand : RootCommand
{
    // As far as one job of any account goes; a longer number is a slip of the keyboard.
    private const decimal MostUsd = 1_000_000;

    private readonly Option<decimal?> limit = Money("--limit", "The total that may ever be spent on this ledger, in US dollars.", isZeroAllowed: false);
    private readonly Option<decimal?> confirmAbove = Money("--confirm-above", "Jobs that may cost more need a confirmation code; default 0: every job.", isZeroAllowed: true);
    private readonly Option<string?> ledger = new("--ledger") { Description = "The file of jobs and sums, outside every --folder.", HelpName = "FILE", Arity = ArgumentArity.ExactlyOne };
    private readonly Option<string[]> folder = new("--folder") { Description = "A folder of videos and results; may be given several times.", HelpName = "FOLDER", Arity = ArgumentArity.OneOrMore };
    private readonly Option<Uri?> emulator = new("--emulator")
    {
        Description = "Use an emulator on this machine: no key, no cost.",
        HelpName = "ADDRESS",
        Arity = ArgumentArity.ExactlyOne,
        CustomParser = result => Uri.TryCreate(result.Tokens[0].Value, UriKind.Absolute, out Uri? address) && address is { IsLoopback: true, Scheme: "http", UserInfo: "" }
            ? address
            : Refuse<Uri>(result, "--emulator must be on this machine, such as http://127.0.0.1:8080/."),
    };

    public ServerCommand()
        : base("An MCP server for fal's video upscaler, with a total limit that no model can raise. Unofficial. Jobs on the live service cost money.")
    {
        foreach (Option option in (Option[])[limit, ledger, folder, confirmAbove, emulator])
        {
            Add(option);
        }
    }

    /// <exception cref="StartException">It is not complete or not usable; the sentence names the first problem.</exception>
    public ServerSettings Read(ParseResult parse)
    {
        if (parse.Errors is [var first, ..])
        {
            throw new StartException(first.Message);
        }

        return ServerSettings.Of(
            parse.GetValue(limit) ?? throw Missing("--limit USD", "the total that may ever be spent"),
            parse.GetValue(confirmAbove) ?? 0,
            parse.GetValue(ledger) is { Length: > 0 } file ? file : throw Missing("--ledger FILE", "the file that keeps what was spent"),
            parse.GetValue(folder) is { Length: > 0 } folders ? folders : throw Missing("--folder FOLDER", "a folder of videos and results"),
            parse.GetValue(emulator));
    }

    private static Option<decimal?> Money(string name, string description, bool isZeroAllowed) => new(name)
    {
        Description = description,
        HelpName = "USD",
        Arity = ArgumentArity.ExactlyOne,
        CustomParser = result =>
            decimal.TryParse(result.Tokens[0].Value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out decimal usd)
            && usd <= MostUsd && (usd > 0 || isZeroAllowed)
                ? usd
                : Refuse<decimal?>(result, FormattableString.Invariant($"{name} cannot be '{result.Tokens[0].Value}': give US dollars {(isZeroAllowed ? "from 0" : "above 0 and")} up to {MostUsd}, written with a point, such as 2.5.")),
    };

    private static T? Refuse<T>(ArgumentResult result, string message)
    {
        result.AddError(message);
        return default;
    }

    private static StartException Missing(string option, string meaning) => new($"{option} is missing: give {meaning}.");
}
