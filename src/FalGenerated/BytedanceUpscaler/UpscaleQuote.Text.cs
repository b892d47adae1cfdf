using System.Globalization;
using System.Text;

namespace FalGenerated.BytedanceUpscaler;

public sealed partial class UpscaleQuote
{
    /// <summary>The quote for people: sums, parts, assumptions, date and source. It names no address of the video.</summary>
    public override string ToString()
    {
        StringBuilder text = new();
        text.AppendLine(Headline());
        foreach (QuoteLine line in Lines)
        {
            text.Append("  ").AppendLine(line.ToString());
        }

        foreach (string assumption in Assumptions)
        {
            text.Append("  assumed: ").AppendLine(assumption);
        }

        return text.Append(CultureInfo.InvariantCulture, $"  prices of {Prices.Date:yyyy-MM-dd} from {Prices.Source}").ToString();
    }

    private string Headline() =>
        IsKnown ? $"expected {Decimals.Text(ExpectedLine!.Usd)} USD, at most {Decimals.Text(AtMostUsd)} USD"
        : UsdPerSecond is { } rate ? $"{Decimals.Text(rate)} USD for each second; the sum is unknown. {UnknownBecause}"
        : $"price unknown. {UnknownBecause}";
}
