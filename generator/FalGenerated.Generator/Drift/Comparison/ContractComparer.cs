using FalGenerated.Generator.Diagnostics;
using FalGenerated.Generator.Drift.NormalForm;
using FalGenerated.Generator.Json;

namespace FalGenerated.Generator.Drift.Comparison;

/// <summary>Compares two contracts. Pure: no file, no clock, no network.</summary>
internal static class ContractComparer
{
    /// <exception cref="DiagnosticException">The documents describe different endpoints and have no path in common.</exception>
    public static IReadOnlyList<Finding> Compare(ContractModel old, ContractModel @new)
    {
        ComparisonContext context = new(old, @new);
        PathMatch match = PathMatch.Of(old, @new);
        RefuseAnotherEndpoint(old, @new, match);
        DocumentComparer.Compare(context);
        ServerComparer.Compare(context, match);
        SecurityComparer.CompareSchemes(context);
        PathComparer.Compare(context, match);
        WebhookComparer.Compare(context);
        ComponentComparer.Compare(context);
        return FindingOrder.Sort(context.Sink.Findings);
    }

    private static void RefuseAnotherEndpoint(ContractModel old, ContractModel @new, PathMatch match)
    {
        if (old.EndpointId is { } was && @new.EndpointId is { } now && was != now && match.Pairs.Count == 0)
        {
            throw Refusal.Of(@new.FalMetadata!["endpointId"]!, DiagnosticCode.AnotherEndpoint, $"the document describes '{Truncate.Of(now)}', not '{Truncate.Of(was)}', and shares no path with it; check the address it came from");
        }
    }
}
