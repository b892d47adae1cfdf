using System.CommandLine;

namespace FalGenerated.Cli.Verbs;

/// <summary>The options that stop a job before it costs too much.</summary>
internal sealed class SpendingArguments
{
    private readonly Option<decimal?> maxPrice = new("--max-price") { Description = "The most that the job may cost, in US dollars; compared with the upper bound of the quote.", HelpName = "USD", CustomParser = UpscaleArguments.ParseDecimal };
    private readonly Option<bool> allowUnknown = new("--allow-unknown-price") { Description = "Let --max-price pass a job whose price nobody published." };

    private readonly Option<bool> again = new("--again") { Description = "Submit a new job although the same line was submitted before. It is paid for again." };

    public void AddTo(Command command)
    {
        command.Add(again);
        command.Add(maxPrice);
        command.Add(allowUnknown);
    }

    public bool Again(ParseResult parse) => parse.GetValue(again);

    public decimal? MaxPriceUsd(ParseResult parse) => parse.GetValue(maxPrice);

    public bool AllowUnknownPrice(ParseResult parse) => parse.GetValue(allowUnknown);
}
