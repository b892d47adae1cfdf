using FalGenerated.Generator.Contracts;
using FalGenerated.Generator.Drift.NormalForm;
using FalGenerated.Generator.Json;

namespace FalGenerated.Generator.Tests.RealDocuments;

/// <summary>The service's own documents, in a folder that the environment names: they are data of others, and no part of the repository.</summary>
internal static class DocumentFolder
{
    private const string Variable = "FAL_DOCUMENTS";

    /// <summary>Every document below the folder with the endpoint that it describes; empty when the environment names none.</summary>
    public static IReadOnlyList<(EndpointId Endpoint, string Path)> Documents { get; } =
        [.. Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } folder
            ? Directory.GetFiles(folder, "*.json", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Select(path => (EndpointOf(path), path))
            : []];

    /// <summary>Skips the test, with a word, where there are no documents.</summary>
    public static void Require() =>
        Assert.SkipWhen(Documents.Count == 0, $"{Variable} names no folder with OpenAPI documents of the service: nothing was tried on them.");

    private static EndpointId EndpointOf(string path) => EndpointId.Parse(
        ContractReader.Read(new SourceText(path, File.ReadAllBytes(path))).EndpointId ?? throw new InvalidOperationException($"{path} names no endpoint."));
}
