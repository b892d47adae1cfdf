using FalGenerated.Generator.Commands;
using FalGenerated.Generator.Contracts;
using FalGenerated.Generator.Diagnostics;
using FalGenerated.Generator.Drift.Lock;
using FalGenerated.Generator.Drift.Pinning;
using FalGenerated.Generator.Json;
using FalGenerated.Generator.Normalization;
using FalGenerated.Generator.Tests.CSharp;
using FalGenerated.Generator.Tests.Support;

namespace FalGenerated.Generator.Tests.AddEndpoint;

/// <summary><c>add</c> on documents in fal's shape that were authored for these tests.</summary>
public sealed class AddCommandTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static TheoryData<string> Endpoints =>
        ["fal-ai/imagine/dev", "fal-ai/speak", "fal-ai/steps-lab/lora", "fal-ai/transcriber/turbo/v2", "acme-labs/video-critic", "workflows/acme-labs/storyboard"];

    [Theory]
    [MemberData(nameof(Endpoints))]
    public async Task Add_FromAFile_PinsItAndTheContractVerifiesAndCompiles(string endpoint)
    {
        using TemporaryFolder folder = new();
        string root = folder.PathOf("openapi");

        (int code, string output, string error) = await RunAsync(endpoint, "--root", root, "--from", DocumentOf(endpoint));

        Assert.Equal((0, ""), (code, error));
        Assert.EndsWith($"Next: <FalContract Include=\"{endpoint}\" /> in a project file, then build.\n", output.ReplaceLineEndings("\n"), StringComparison.Ordinal);
        LockEntry entry = Assert.Single(LockFile.Read(root).Entries);
        Assert.True(entry.IsProvisional);
        Assert.Equal(await File.ReadAllBytesAsync(DocumentOf(endpoint), Token), entry.Pin.Read().Bytes.ToArray());
        Assert.Empty(PinVerification.Check(entry));
        Assert.Equal([], (await GeneratedCode.FromAsync(entry.Contract, folder.Root, Token)).Problems);
    }

    [Fact]
    public async Task Add_OfADocumentWithAUnion_NeedsNoDecision()
    {
        using TemporaryFolder folder = new();
        await RunAsync("fal-ai/imagine/dev", "--root", folder.Root, "--from", DocumentOf("fal-ai/imagine/dev"));

        ContractFolder contract = new(folder.Root, EndpointId.Parse("fal-ai/imagine/dev"));

        // A text or an object is a type of its own, so that nothing is left to decide.
        Assert.True(!File.Exists(contract.CSharpOverlay) || JsonPointer.Find(ContractFolder.Read(contract.CSharpOverlay), "/actions/0") is null);
        Assert.NotNull(Normalizer.ForCSharp(contract));
    }

    [Fact]
    public async Task Add_OfASecondEndpoint_KeepsTheFirst()
    {
        using TemporaryFolder folder = new();
        await RunAsync("fal-ai/speak", "--root", folder.Root, "--from", DocumentOf("fal-ai/speak"));
        await RunAsync("acme-labs/video-critic", "--root", folder.Root, "--from", DocumentOf("acme-labs/video-critic"));

        Assert.Equal(["fal-ai/speak", "acme-labs/video-critic"], LockFile.Read(folder.Root).Entries.Select(entry => entry.Endpoint));
    }

    [Fact]
    public async Task Add_OfAPinnedEndpoint_IsAUsageErrorAndChangesNothing()
    {
        using TemporaryFolder folder = new();
        await RunAsync("fal-ai/speak", "--root", folder.Root, "--from", DocumentOf("fal-ai/speak"));

        (int code, _, string error) = await RunAsync("fal-ai/speak", "--root", folder.Root, "--from", DocumentOf("fal-ai/imagine/dev"));

        Assert.Equal((ExitCodes.Usage, "fal-contract: the lock has 'fal-ai/speak' already; use 'fal-contract update'.\n"), (code, error.ReplaceLineEndings("\n")));
    }

    [Fact]
    public async Task Add_OfAnotherEndpointsDocument_IsRefusedAndWritesNothing()
    {
        using TemporaryFolder folder = new();

        (int code, _, string error) = await RunAsync("fal-ai/speak", "--root", folder.PathOf("openapi"), "--from", DocumentOf("fal-ai/imagine/dev"));

        Assert.Equal(ExitCodes.CannotCompare, code);
        Assert.Contains("the document describes 'fal-ai/imagine/dev', not 'fal-ai/speak'; check the endpoint id", error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(folder.PathOf("openapi")));
    }

    [Fact]
    public async Task Add_OfADocumentWithoutTheEndpointsPaths_SaysSoAndCanBeFixedByHand()
    {
        using TemporaryFolder folder = new();
        string document = (await File.ReadAllTextAsync(DocumentOf("fal-ai/imagine/dev"), Token)).Replace("\"endpointId\"", "\"id\"", StringComparison.Ordinal);
        folder.Write("x.json", document);

        (int code, _, string error) = await RunAsync("fal-ai/speak", "--root", folder.Root, "--from", folder.PathOf("x.json"));

        Assert.NotEqual(0, code);
        Assert.Contains("check the endpoint id", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Add_OfAKeywordOfAWrongKind_PinsItAndSaysWhatToCorrectFirst()
    {
        using TemporaryFolder folder = new();
        const string Endpoint = "fal-ai/speak";
        string document = (await File.ReadAllTextAsync(DocumentOf(Endpoint), Token)).Replace("\"maxLength\": 5000", "\"maxLength\": \"5000\"", StringComparison.Ordinal);
        folder.Write("x.json", document);

        (int code, string output, string error) = await RunAsync(Endpoint, "--root", folder.Root, "--from", folder.PathOf("x.json"));

        string line = Assert.Single(error.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.StartsWith(folder.PathOf(Endpoint, "openapi.json") + "(", line, StringComparison.Ordinal);
        Assert.Contains("error FALGEN0023: /components/schemas/SpeakInput/properties/text/maxLength: ", line, StringComparison.Ordinal);
        Assert.Equal(ExitCodes.Drift, code);
        Assert.EndsWith(
            "Next: correct each error above in overlay.json or csharp.overlay.json beside the pin, as it says, until 'fal-contract normalize fal-ai/speak' prints none, and run it with --write;"
            + " then <FalContract Include=\"fal-ai/speak\" /> in a project file, then build.\n",
            output.ReplaceLineEndings("\n"),
            StringComparison.Ordinal);
        LockEntry entry = Assert.Single(LockFile.Read(folder.Root).Entries);
        Assert.Equal(document, await File.ReadAllTextAsync(entry.Contract.Pin, Token));
        Assert.False(File.Exists(entry.Contract.Effective));
        Assert.Equal(DiagnosticCode.WrongKind, Assert.Single(PinVerification.Check(entry)).Code);

        folder.Write(Path.Combine(Endpoint, "overlay.json"), """
            {"overlay":"1.0.0","info":{"title":"t","version":"1"},"actions":[
              {"target":"$.components.schemas.SpeakInput.properties.text","description":"A number.","update":{"maxLength":5000}}]}
            """);

        Assert.NotNull(Normalizer.ForCSharp(entry.Contract));
        Assert.Equal(DiagnosticCode.Stale, Assert.Single(PinVerification.Check(entry)).Code);
    }

    [Fact]
    public async Task Add_OfADocumentThatNeedsADecision_SaysWhatToDoFirst()
    {
        using TemporaryFolder folder = new();
        string document = (await File.ReadAllTextAsync(DocumentOf("fal-ai/speak"), Token)).Replace("\"text\": {", "\"tone_name\": {\"type\": \"string\"}, \"tone-name\": {\"type\": \"string\"}, \"text\": {", StringComparison.Ordinal);
        folder.Write("x.json", document);

        (int code, string output, string error) = await RunAsync("fal-ai/speak", "--root", folder.Root, "--from", folder.PathOf("x.json"));

        Assert.Contains("FALGEN0031", error, StringComparison.Ordinal);
        Assert.Contains("\nNext: correct each error above in overlay.json or csharp.overlay.json", output, StringComparison.Ordinal);
        Assert.Equal(ExitCodes.Drift, code);
    }

    [Theory]
    [InlineData("{\"detail\":\"Not found\"}")]
    [InlineData("<html>")]
    public async Task Add_OfSomethingElse_IsRefusedAndWritesNothing(string text)
    {
        using TemporaryFolder folder = new();
        await File.WriteAllTextAsync(folder.PathOf("x.json"), text, Token);

        (int code, _, string error) = await RunAsync("fal-ai/speak", "--root", folder.PathOf("openapi"), "--from", folder.PathOf("x.json"));

        Assert.Equal(ExitCodes.CannotCompare, code);
        Assert.Contains("error FALGEN", error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(folder.PathOf("openapi")));
    }

    public static string DocumentOf(string endpoint) =>
        Repository.PathOf("tests", "FalGenerated.Generator.Tests", "Documents", endpoint.Replace('/', '.') + ".json");

    private static Task<(int Code, string Output, string Error)> RunAsync(params string[] arguments) => CommandLine.AddAsync(arguments, Token);
}
