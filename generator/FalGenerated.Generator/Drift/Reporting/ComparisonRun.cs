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
        List<Diagnostic> problems = [];
        ContractModel? old = TryRead(before, problems);
        ContractModel? now = TryRead(after, problems);
        if (old is null || now is null)
        {
            throw new DiagnosticException(problems);
        }

        return new ComparedContract
        {
            Endpoint = endpoint,
            Old = new SourceInfo(before),
            New = new SourceInfo(after),
            Operations = [.. old.Operations.Select(operation => Scope.Of(operation).Operation!)],
            Findings = ReaderPolicy.Apply(reader, ContractComparer.Compare(old, now)),
            IsProvisional = provisional,
        };
    }

    private static ContractModel? TryRead(SourceText source, List<Diagnostic> problems)
    {
        try
        {
            return ContractReader.Read(source);
        }
        catch (DiagnosticException refusal)
        {
            problems.AddRange(refusal.Diagnostics);
            return null;
        }
    }
}
