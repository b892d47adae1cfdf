using System.Globalization;

namespace FalGenerated.Generator.Tests.Drift.Support;

/// <summary>How often a long property runs: FAL_ROUNDS, or a number that every run of all tests can afford.</summary>
internal static class Rounds
{
    public static int OrDefault(int affordable) =>
        Environment.GetEnvironmentVariable("FAL_ROUNDS") is { Length: > 0 } text ? int.Parse(text, CultureInfo.InvariantCulture) : affordable;
}
