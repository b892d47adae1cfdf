using System.CommandLine;

namespace FalGenerated.Cli.Arguments;

/// <summary>The price of a unit and the most units, which a price limit needs where the service publishes no price of a job.</summary>
internal sealed class UnitPriceArguments
{
    private readonly Option<decimal?> unitPrice = OptionParsers.Number("--unit-price", "USD", "Price of one unit, with --max-units.", most: 1_000_000);
    private readonly Option<decimal?> maxUnits = OptionParsers.Number("--max-units", "N", "The most units that the job can take.", most: 1_000_000_000);

    public void AddTo(Command command)
    {
        command.Add(unitPrice);
        command.Add(maxUnits);
        command.Validators.Add(result =>
        {
            if (result.GetResult(unitPrice) is { Implicit: false } != result.GetResult(maxUnits) is { Implicit: false })
            {
                result.AddError("--unit-price and --max-units belong together; pass both or neither.");
            }
        });
    }

    /// <summary>Reads the quote; null if none is given.</summary>
    public UnitQuote? Read(ParseResult parse) =>
        parse.GetValue(unitPrice) is { } price && parse.GetValue(maxUnits) is { } units ? new UnitQuote(price, units) : null;
}
