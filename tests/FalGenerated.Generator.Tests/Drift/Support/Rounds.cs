using System.Collections.Concurrent;
using System.Globalization;

namespace FalGenerated.Generator.Tests.Drift.Support;

/// <summary>A property over many lots. A lot is drawn from its round's number alone: every run draws the same ones, so what turns red is the change's doing, and a failure names the round to repeat.</summary>
internal static class Rounds
{
    /// <summary>How often a long property runs: FAL_ROUNDS, or a number that every run of all tests can afford.</summary>
    public static int OrDefault(int affordable) =>
        Environment.GetEnvironmentVariable("FAL_ROUNDS") is { Length: > 0 } text ? int.Parse(text, CultureInfo.InvariantCulture) : affordable;

    public static void Each(int rounds, Action<int> check)
    {
        ConcurrentBag<(int Round, string What)> failures = [];
        Parallel.For(0, rounds, (round, state) =>
        {
            try
            {
                check(round);
            }
            catch (Exception exception)
            {
                failures.Add((round, exception is Xunit.Sdk.XunitException ? exception.Message : exception.ToString()));
                state.Stop();
            }
        });
        Assert.True(failures.IsEmpty, string.Join('\n', failures.Order().Select(failure => $"round {failure.Round}: {failure.What}")));
    }
}
