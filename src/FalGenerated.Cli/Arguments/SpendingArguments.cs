using System.CommandLine;
using FalGenerated.BytedanceUpscaler;
using FalGenerated.Cli.Failures;
using FalGenerated.Cli.Reporting;

namespace FalGenerated.Cli.Arguments;

/// <summary>The price limit of a job. It is compared before anything is uploaded, and no other option lifts it.</summary>
internal sealed class SpendingArguments
{
    private readonly Option<decimal?> maxPrice = OptionParsers.Number("--max-price", "USD", "Price limit; a higher quote is refused (exit 3).", most: 1_000_000);
    private readonly Option<bool> allowUnknown = new("--allow-unknown-price") { Description = "Let --max-price accept an unknown price." };

    public void AddTo(Command command)
    {
        command.Add(maxPrice);
        command.Add(allowUnknown);
    }

    /// <summary>Reads the limits for the SDK, which checks them again at the submit.</summary>
    public SubmitOptions Read(ParseResult parse) => new() { MaxPriceUsd = parse.GetValue(maxPrice), AllowUnknownPrice = parse.GetValue(allowUnknown) };

    /// <summary>Compares the quote's upper bound with the limit.</summary>
    /// <exception cref="CommandException">The bound exceeds the limit or is unknown.</exception>
    public static void Check(UpscaleQuote quote, SubmitOptions submit)
    {
        if (submit.MaxPriceUsd is not { } most)
        {
            return;
        }

        if (quote.TryGetAtMostUsd(out decimal atMost))
        {
            if (atMost > most)
            {
                throw new CommandException(
                    ExitCode.PriceRefused,
                    "price_exceeded",
                    $"The job may cost {Report.Text(atMost)} USD, {Report.Text(atMost - most)} USD more than --max-price allows; raise the limit or choose cheaper options.");
            }
        }
        else if (!submit.AllowUnknownPrice)
        {
            throw new CommandException(
                ExitCode.PriceRefused,
                "price_unknown",
                $"The price is unknown, so --max-price refuses it; pass --allow-unknown-price to accept it. {quote.UnknownBecause}".TrimEnd());
        }
    }
}
