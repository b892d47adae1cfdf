using FalGenerated.Generator.Diagnostics;
using FalGenerated.Generator.Files;
using FalGenerated.Generator.Json;
using FalGenerated.Generator.Normalization;
using FalGenerated.Generator.NSwag;
using FalGenerated.Generator.Tests.CSharp;
using FalGenerated.Generator.Tests.Support;

namespace FalGenerated.Generator.Tests.Hostile;

/// <summary>No text of a fetched document becomes code: each is a comment, a literal or a plain name in what is generated, or the document is refused.</summary>
public sealed class HostileDocumentTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static TheoryData<string> Instructions => [.. HostileDocument.Instructions];

    [Fact]
    public async Task Text_OfEveryKindAtOnce_EscapesNowhere() =>
        Assert.Empty(await EscapesAsync(HostileDocument.Places.Keys.Select(place => (place, string.Join(' ', HostileDocument.Texts)))));

    [Fact(Explicit = true)]
    public async Task Text_OfEachKindAlone_EscapesNowhere() =>
        Assert.Empty(await EscapesAsync(HostileDocument.Places.Keys.SelectMany(place => HostileDocument.Texts.Select(text => (place, text)))));

    [Fact]
    public async Task Syntax_ThatRuns_IsAnEscape()
    {
        using TestContract contract = TestContract.Of(SmallDocument.With());
        GeneratedCode code = await GeneratedCode.FromAsync(contract, Token);

        Assert.Empty(AllowedSyntax.Escapes(code.Text));
        Assert.NotEmpty(AllowedSyntax.Escapes(code.Text + "class X { static X() { System.Console.Write(1); } }"));
        Assert.NotEmpty(AllowedSyntax.Escapes(code.Text + "class X { int y = System.Environment.Exit(1); }"));
        Assert.NotEmpty(AllowedSyntax.Escapes(code.Text + "\n#error x"));
    }

    [Theory]
    [MemberData(nameof(Instructions))]
    public void Instruction_OfAFetchedDocument_IsRefusedWhereverItStands(string instruction)
    {
        string document = HostileDocument.Changed(root =>
        {
            root[instruction] = "A";
            HostileDocument.Input(root)[instruction] = "A";
            HostileDocument.Property(root)[instruction] = "A";
            HostileDocument.Submit(root)[instruction] = "A";
            HostileDocument.Parameters(root)[0]![instruction] = "A";
        });
        using TestContract contract = TestContract.Of(document);

        IReadOnlyList<string> refusals = contract.Refusals();

        Assert.Equal(5, refusals.Count);
        Assert.All(refusals, line => Assert.Contains("error FALGEN0034: ", line, StringComparison.Ordinal));
        Assert.All(refusals, line => Assert.Contains($"'{instruction}' is an instruction for the C# generator, which only csharp.overlay.json may give", line, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("overlay.json")]
    [InlineData("queue.overlay.json")]
    public void Instruction_OfAnOverlayOfTheWire_IsRefused(string overlay)
    {
        using TestContract contract = TestContract.Of(SmallDocument.With()).Overlay(overlay, ("$.components.schemas.ThingMakeInput", """{"x-csharp-name":"Make"}"""));

        Assert.Contains("error FALGEN0034: ", Assert.Single(contract.Refusals()), StringComparison.Ordinal);
    }

    [Fact]
    public void Property_WithTheNameOfAnInstruction_IsAProperty()
    {
        using TestContract contract = TestContract.Of(SmallDocument.WithInputProperties("""{"x-csharp-name":{"type":"string"}}"""));

        Assert.Equal("\"XCsharpName\"", contract.NormalizedText("/components/schemas/ThingMakeInput/properties/x-csharp-name/x-csharp-name"));
    }

    private static async Task<IReadOnlyList<string>> EscapesAsync(IEnumerable<(string Place, string Text)> cases)
    {
        using TemporaryFolder folder = new();
        Dictionary<NSwagJob, string> jobs = [];
        foreach ((string place, string text) in cases)
        {
            using TestContract contract = TestContract.Of(HostileDocument.With(place, text));
            string document = folder.PathOf($"{jobs.Count}.json");
            try
            {
                AtomicFile.WriteIfDifferent(document, JsonText.Write(Normalizer.ForCSharp(contract.Folder)));
                jobs.Add(new(document, "Acme.Thing", Path.ChangeExtension(document, ".g.cs")), $"{place}: {text}");
            }
            catch (DiagnosticException)
            {
                // A refused document generates nothing.
            }
        }

        Assert.NotEmpty(jobs);
        IReadOnlyDictionary<NSwagJob, Diagnostic> failed = await new NSwagRun(GeneratedCode.NSwagDll, Repository.PathOf("nswag.json")).GenerateAsync([.. jobs.Keys], Token);
        return
        [
            .. failed.Select(failure => $"{jobs[failure.Key]}: {failure.Value}"),
            .. jobs.Where(job => !failed.ContainsKey(job.Key)).SelectMany(job => AllowedSyntax.Escapes(File.ReadAllText(job.Key.Output)).Select(escape => $"{job.Value}: {escape}")),
        ];
    }
}
