using FalGenerated.Generator.Normalization;
using FalGenerated.Generator.Contracts;
using FalGenerated.Generator.Json;
using FalGenerated.Generator.Tests.CSharp;
using FalGenerated.Generator.Tests.Support;

namespace FalGenerated.Generator.Tests.Build;

/// <summary><c>nswag run nswag.json</c> as a person types it, with the console of the package.</summary>
public sealed class NSwagByHandTests
{
    private const string Endpoint = "fal-ai/bytedance-upscaler/upscale/video";
    private const string Stem = "fal-ai.bytedance-upscaler.upscale.video";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task CleanClone_SaysWhatToRunFirst_AndWritesNothing()
    {
        using TemporaryFolder clone = Clone();

        CommandRun run = await RunAsync(clone);

        Assert.NotEqual(0, run.ExitCode);
        Assert.Contains("First run: dotnet build src/FalGenerated. Then run NSwag with /variables:Document=src/FalGenerated/obj/Debug/net10.0/fal/" + Stem + ".json.", run.Output, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(clone.Root, "*.cs", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task RawPin_IsRefused_AndWritesNothing()
    {
        using TemporaryFolder clone = Clone();

        CommandRun run = await RunAsync(clone, $"Document=openapi/{Endpoint}/openapi.json");

        Assert.NotEqual(0, run.ExitCode);
        Assert.Contains("This document lacks the passes for C#.", run.Output, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(clone.Root, "*.cs", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task DocumentOfTheBuild_GivesTheCodeOfTheBuild()
    {
        using TemporaryFolder clone = Clone();
        string document = $"src/FalGenerated/obj/Debug/net10.0/fal/{Stem}.json";
        clone.Write(document, System.Text.Encoding.UTF8.GetString(JsonText.Write(Normalizer.ForCSharp(new ContractFolder(clone.PathOf("openapi"), EndpointId.Parse(Endpoint))))));

        CommandRun run = await RunAsync(clone, "Document=" + document);

        Assert.True(run.ExitCode == 0, run.Output);
        string code = await File.ReadAllTextAsync(clone.PathOf("src", "FalGenerated", "obj", "Debug", "net10.0", "fal", Stem + ".g.cs"), Token);
        Assert.Contains("namespace FalGenerated.BytedanceUpscaler", code, StringComparison.Ordinal);
        Assert.Contains("ContractDefaults = UpscaleVideoInput.ContractDefaults,", code, StringComparison.Ordinal);
    }

    [Fact(Explicit = true)]
    public async Task RefusalsAdvice_Followed_Works()
    {
        using WorkingCopy copy = await WorkingCopy.CreateAsync(Token);
        CommandRun build = await copy.BuildAsync(Token);
        Assert.True(build.ExitCode == 0, build.Output);
        string document = $"src/FalGenerated/obj/Debug/net10.0/fal/{Stem}";
        string built = await File.ReadAllTextAsync(copy.PathOf(document + ".g.cs"), Token);

        CommandRun run = await CommandRun.DotnetAsync(copy.Root, Token, GeneratedCode.NSwagDll, "run", "nswag.json", $"/variables:Document={document}.json");

        Assert.True(run.ExitCode == 0, run.Output);
        Assert.Equal(built, await File.ReadAllTextAsync(copy.PathOf(document + ".g.cs"), Token));
    }

    private static Task<CommandRun> RunAsync(TemporaryFolder clone, params string[] variables) =>
        CommandRun.DotnetAsync(clone.Root, Token, [GeneratedCode.NSwagDll, "run", "nswag.json", .. variables.Select(variable => "/variables:" + variable)]);

    /// <summary>What NSwag reads of a clone.</summary>
    private static TemporaryFolder Clone()
    {
        TemporaryFolder clone = new();
        foreach (string file in Directory.GetFiles(Repository.PathOf("openapi"), "*", SearchOption.AllDirectories)
            .Concat(Directory.GetFiles(Repository.PathOf("generator", "templates"))).Append(Repository.PathOf("nswag.json")))
        {
            clone.Write(Path.GetRelativePath(Repository.Root, file), File.ReadAllText(file));
        }

        return clone;
    }
}
