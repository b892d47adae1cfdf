using System.Globalization;

namespace FalGenerated.BytedanceUpscaler;

/// <summary>Decimals in the form that people read: no trailing zeros, never an exponent, invariant culture.</summary>
internal static class Decimals
{
    // Dividing by one with the most decimals drops the trailing zeros that a product leaves behind: 0.0072 x 10 is 0.0720.
    public static decimal Shortest(decimal value) => value / 1.0000000000000000000000000000m;

    public static string Text(decimal value) => Shortest(value).ToString(CultureInfo.InvariantCulture);

    public static string Grouped(decimal value) => value.ToString("#,0.##", CultureInfo.InvariantCulture);
}
