using FalGenerated.Generator.Contracts;
using FalGenerated.Generator.Json;
using FalGenerated.Generator.Passes;
using FalGenerated.Generator.Tests.Support;

namespace FalGenerated.Generator.Tests.RealDocuments;

/// <summary>The corrected contract of one document, and the names of its members.</summary>
internal sealed record EffectiveContract(EndpointId Endpoint, string Path, IReadOnlyCollection<string> Members)
{
    /// <summary>Each start of another generator takes seconds.</summary>
    private const int Most = 10;

    private const string OwnEndpoint = "fal-ai/bytedance-upscaler/upscale/video";

    /// <summary>Ten real documents, spread over all that are there, or else the pin alone: each added as a user adds it.</summary>
    public static async Task<EffectiveContract[]> SomeAsync(TemporaryFolder folder, CancellationToken cancellationToken)
    {
        List<EffectiveContract> contracts = [];
        foreach ((EndpointId endpoint, string document) in Documents())
        {
            string root = folder.PathOf($"pin{contracts.Count}");
            (int code, _, string error) = await CommandLine.AddAsync([endpoint.Full, "--root", root, "--from", document], cancellationToken);
            Assert.True(code == 0, error);
            string effective = new ContractFolder(root, endpoint).Effective;
            contracts.Add(new(endpoint, effective, Names(effective)));
        }

        return [.. contracts];
    }

    public void AssertHasEveryMember(string name, string text) =>
        Assert.Equal("", string.Join(", ", Members.Where(member => !text.Contains(member, StringComparison.Ordinal)).Select(member => $"{Endpoint}: {name} lacks {member}")));

    private static IReadOnlyList<(EndpointId Endpoint, string Path)> Documents()
    {
        IReadOnlyList<(EndpointId Endpoint, string Path)> all = DocumentFolder.Documents;
        return all.Count == 0
            ? [(EndpointId.Parse(OwnEndpoint), Repository.PathOf("openapi", OwnEndpoint, "openapi.json"))]
            : [.. Enumerable.Range(0, Math.Min(Most, all.Count)).Select(index => all[index * all.Count / Math.Min(Most, all.Count)])];
    }

    /// <summary>The member names of every schema.</summary>
    private static string[] Names(string effective) =>
        [.. ((ObjectNode)JsonPointer.Find(ContractFolder.Read(effective), "/components/schemas")!).Members
            .SelectMany(schema => SchemaTree.Within((ObjectNode)schema.Value)).SelectMany(schema => schema.MembersOf("properties")).Select(member => member.Key).Distinct()];
}
