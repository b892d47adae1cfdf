using System.Globalization;

namespace FalGenerated.Generator.Diagnostics;

/// <summary>A number with its noun: <c>1 contract</c>, <c>2 contracts</c>.</summary>
internal static class Quantity
{
    public static string Of(int number, string singular) =>
        string.Create(CultureInfo.InvariantCulture, $"{number} {singular}{(number == 1 ? "" : "s")}");
}
