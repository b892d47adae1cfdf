using System.Text;

namespace FalGenerated.BytedanceUpscaler;

/// <summary>One sum of a quote: rate x factors x seconds.</summary>
public sealed record QuoteLine
{
    internal QuoteLine(string what, PriceRate rate, IReadOnlyList<PriceFactor> factors, decimal seconds)
    {
        What = what;
        Rate = rate;
        Factors = factors;
        Seconds = seconds;
    }

    /// <summary>The name of the sum: <c>expected</c>, <c>at least</c> or <c>at most</c>.</summary>
    public string What { get; }

    /// <summary>The seconds that are billed under this reading.</summary>
    public decimal Seconds { get; }

    /// <summary>The rate before factors.</summary>
    internal PriceRate Rate { get; }

    /// <summary>The factors that apply, those of 1 included.</summary>
    internal IReadOnlyList<PriceFactor> Factors { get; }

    /// <summary>US dollars a second, after factors.</summary>
    public decimal UsdPerSecond => Decimals.Shortest(Factors.Aggregate(Rate.UsdPerSecond, (usd, factor) => usd * factor.Factor));

    /// <summary>The sum in US dollars, not rounded.</summary>
    public decimal Usd => Decimals.Shortest(UsdPerSecond * Seconds);

    /// <summary>The sum as a sentence with its parts.</summary>
    public override string ToString()
    {
        StringBuilder text = new();
        text.Append(What).Append(": ").Append(Decimals.Text(Rate.UsdPerSecond)).Append(" USD/s (").Append(Rate.TargetResolution).Append(')');
        foreach (PriceFactor factor in Factors.Where(factor => factor.Factor != 1))
        {
            text.Append(" x ").Append(Decimals.Text(factor.Factor)).Append(" (").Append(factor.Field).Append(' ').Append(factor.Value).Append(')');
        }

        return text.Append(" x ").Append(Decimals.Text(Seconds)).Append(" s = ").Append(Decimals.Text(Usd)).Append(" USD").ToString();
    }
}
