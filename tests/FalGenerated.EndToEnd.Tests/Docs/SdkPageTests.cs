using System.Diagnostics.Metrics;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using FalGenerated.Diagnostics;

namespace FalGenerated.EndToEnd.Tests.Docs;

/// <summary>The tables of the SDK's page name what is there.</summary>
public sealed partial class SdkPageTests
{
    private static readonly string Page = File.ReadAllText(Repository.PathOf("src", "FalGenerated", "README.md"));

    [Fact]
    public void Errors_OfTheTable_AreTypesOfTheLibrary()
    {
        string[] named = [.. ExceptionName().Matches(Page).Select(match => match.Value).Distinct()];
        HashSet<string> there = [.. typeof(FalClient).Assembly.GetExportedTypes().Select(type => type.Name), nameof(OperationCanceledException), nameof(ArgumentException)];

        Assert.Empty(named.Except(there));
        Assert.Equal(16, named.Length); // thirteen rows, the root, and the two of .NET
    }

    [Fact]
    public void Instruments_OfTheTable_AreThoseOfTheMeter()
    {
        List<string> published = [];
        using MeterListener listener = new()
        {
            InstrumentPublished = (instrument, _) =>
            {
                if (instrument.Meter.Name == FalTelemetry.Name)
                {
                    published.Add(instrument.Name);
                }
            },
        };
        RuntimeHelpers.RunClassConstructor(typeof(FalTelemetry).TypeHandle);
        listener.Start();

        string[] activities = ["fal.submit", "fal.wait"];
        Assert.Equal(published.Concat(activities).Order(StringComparer.Ordinal), InstrumentName().Matches(Page).Select(match => match.Groups["name"].Value).Order(StringComparer.Ordinal));
    }

    [GeneratedRegex(@"\b[A-Z]\w+Exception\b")]
    private static partial Regex ExceptionName();

    [GeneratedRegex(@"`(?<name>fal\.[a-z_.]+)`")]
    private static partial Regex InstrumentName();
}
