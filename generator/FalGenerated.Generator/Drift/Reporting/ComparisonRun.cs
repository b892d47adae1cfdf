using FalGenerated.Generator.Diagnostics;
using FalGenerated.Generator.Drift.Comparison;
using FalGenerated.Generator.Drift.NormalForm;
using FalGenerated.Generator.Drift.Policy;
using FalGenerated.Generator.Json;

namespace FalGenerated.Generator.Drift.Reporting;

/// <summary>From two texts to a compared contract, before any acceptance is applied.</summary>
internal static class ComparisonRun
{
    /// <exception cref="DiagnosticException">One of them, or both, cannot be compared; both are reported.</exception>
    public static ComparedContract Compare(SourceText before, SourceText after, ReaderKind reader, string? endpoint = null, bool provisional = false)
    {
        if (before.Bytes.Span.SequenceEqual(after.Bytes.Span) && TryOpen(after) is { } same)
        {
            return Of(before, after, OperationNames(same), [], endpoint, provisional);
        }

        List<Diagnostic> problems = [];
        ContractModel? old = TryRead(before, problems);
        ContractModel? now = TryRead(after, problems);
        if (old is null || now is null)
        {
            throw new DiagnosticException(problems);
        }

        return Of(before, after, [.. old.Operations.Select(operation => Scope.Of(operation).Operation!)], ReaderPolicy.Apply(reader, ContractComparer.Compare(old, now)), endpoint, provisional);
    }

    private static ComparedContract Of(SourceText before, SourceText after, IReadOnlyList<string> operations, IReadOnlyList<Finding> findings, string? endpoint, bool provisional) => new()
    {
        Endpoint = endpoint,
        Old = new SourceInfo(before),
        New = new SourceInfo(after),
        Operations = operations,
        Findings = findings,
        IsProvisional = provisional,
    };

    /// <summary>A document that is one and instructs no generator, which needs no comparison with itself; null for any other.</summary>
    private static ObjectNode? TryOpen(SourceText source)
    {
        try
        {
            ObjectNode root = DocumentCheck.Open(source);
            return DocumentCheck.Instructions(root).Any() ? null : root;
        }
        catch (DiagnosticException)
        {
            return null; // Reading both sides says what is wrong with each.
        }
    }

    private static List<string> OperationNames(ObjectNode root) =>
    [
        .. from path in ((ObjectNode)root["paths"]!).Members
           where path.Value is ObjectNode
           from operation in ((ObjectNode)path.Value).Members
           where ContractReader.IsMethod(operation.Key) && operation.Value is ObjectNode
           select $"{operation.Key.ToUpperInvariant()} {path.Key}",
    ];

    private static ContractModel? TryRead(SourceText source, List<Diagnostic> problems)
    {
        try
        {
            return ContractReader.ReadToJudge(source);
        }
        catch (DiagnosticException refusal)
        {
            problems.AddRange(refusal.Diagnostics);
            return null;
        }
    }
}
