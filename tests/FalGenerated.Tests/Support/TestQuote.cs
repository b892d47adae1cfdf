using FalGenerated.BytedanceUpscaler;
using FalGenerated.CodeGeneration;
using Newtonsoft.Json.Linq;

namespace FalGenerated.Tests.Support;

/// <summary>A quote of a given price, whose job costs a tenth of its output's duration.</summary>
public sealed class TestQuote(decimal expectedUsd, decimal upperUsd) : SubmitQuote
{
    /// <summary>An endpoint that prices its jobs so.</summary>
    public static EndpointProfile ProfileOf(decimal expectedUsd, decimal upperUsd, Action<JobEnd>? onEnd = null) => new()
    {
        Quote = (_, _) => new TestQuote(expectedUsd, upperUsd),
        CostUsd = (_, end) =>
        {
            onEnd?.Invoke(end);
            return end.Output is TestOutput output ? output.Duration / 10 : null;
        },
    };

    public override Price Price => Price.Known(0, expectedUsd, upperUsd);

    internal override JToken? BillingTerms => new JObject();
}
