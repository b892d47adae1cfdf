using System.CommandLine;
using FalGenerated.BytedanceUpscaler;
using FalGenerated.Cli.Failures;
using FalGenerated.Cli.Reporting;

namespace FalGenerated.Cli.Arguments;

/// <summary>The fuse: what stops a job before it costs too much. It is compared before anything is uploaded, and nothing but its own option lifts it.</summary>
internal sealed class SpendingArguments
{
    private readonly Option<decimal?> maxPrice = OptionParsers.Number("--max-price", "USD", "The most that the job may cost; else exit 3.", most: 1_000_000);
    private readonly Option<bool> allowUnknown = new("--allow-unknown-price") { Description = "Let --max-price pass a job of unknown price." };

    public void AddTo(Command command)
    {
        command.Add(maxPrice);
        command.Add(allowUnknown);
    }

    /// <summary>The same fuse for the SDK, which looks once more at the submit.</summary>
    public SubmitOptions Terms(ParseResult parse) => new() { MaxPriceUsd = parse.GetValue(maxPrice), AllowUnknownPrice = parse.GetValue(allowUnknown) };

    /// <summary>Compares a quote's upper bound with the fuse.</summary>
    /// <exception cref="CommandException">It is above, or not known.</exception>
    public static void Check(UpscaleQuote quote, SubmitOptions terms)
    {
        if (terms.MaxPriceUsd is not { } most)
        {
            return;
        }

        if (quote.TryGetAtMostUsd(out decimal atMost))
        {
            if (atMost > most)
            {
                throw new CommandException(
                    ExitCode.TooDear,
                    "price_exceeded",
                    $"The job may cost {Report.Text(atMost)} USD, {Report.Text(atMost - most)} USD more than --max-price allows: raise it, or ask for less.");
            }
        }
        else if (!terms.AllowUnknownPrice)
        {
            throw new CommandException(
                ExitCode.TooDear,
                "price_unknown",
                $"The price is not known, so --max-price refuses it; --allow-unknown-price lets it pass. {quote.UnknownBecause}".TrimEnd());
        }
    }
}
