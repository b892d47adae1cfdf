using FalGenerated.Generator.Json;

namespace FalGenerated.Generator.Contracts;

/// <summary>Which endpoints a contract root pins.</summary>
internal static class ContractLock
{
    /// <exception cref="DiagnosticException">The lock is missing, is not JSON, or has no endpoints.</exception>
    public static IReadOnlyList<EndpointId> Endpoints(string root)
    {
        Node contents = ContractFolder.Read(Path.Combine(root, "contract.lock.json"));
        return (contents as ObjectNode)?["endpoints"] is ObjectNode endpoints
            ? [.. endpoints.Members.Select(member => EndpointId.Parse(member.Key))]
            : throw new DiagnosticException([Diagnostic.At(contents, DiagnosticCode.FileMissing, "the lock has no \"endpoints\"; restore the file")]);
    }
}
