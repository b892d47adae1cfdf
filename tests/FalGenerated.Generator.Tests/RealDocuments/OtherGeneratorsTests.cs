using System.Globalization;
using FalGenerated.Generator.Contracts;
using FalGenerated.Generator.Json;
using FalGenerated.Generator.Passes;
using FalGenerated.Generator.Tests.CSharp;
using FalGenerated.Generator.Tests.Support;

namespace FalGenerated.Generator.Tests.RealDocuments;

/// <summary>The corrected contract serves the generators of others: what they make of it is strictly right TypeScript, and has every member.</summary>
public sealed class OtherGeneratorsTests(ITestOutputHelper output)
{
    /// <summary>Each start of a generator takes seconds.</summary>
    private const int Most = 10;

    private const string OwnEndpoint = "fal-ai/bytedance-upscaler/upscale/video";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact(Explicit = true)]
    public async Task EffectiveContract_ThroughOtherGenerators_IsStrictTypeScriptWithEveryMember()
    {
        await NodeFormats.RequireAsync(Token);
        using TemporaryFolder folder = new();
        List<string> made = [];
        int members = 0;
        foreach ((EndpointId endpoint, string document) in Documents())
        {
            ContractFolder contract = new(folder.PathOf($"pin{made.Count}"), endpoint);
            (int code, _, string error) = await CommandLine.AddAsync([endpoint.Full, "--root", folder.PathOf($"pin{made.Count}"), "--from", document], Token);
            Assert.True(code == 0, error);
            string[] names = Names(contract.Effective);
            members += names.Length;
            foreach (string file in await GenerateAsync(contract.Effective, folder.PathOf($"out{made.Count}")))
            {
                string text = await File.ReadAllTextAsync(file, Token);
                Assert.Empty(names.Where(name => !text.Contains(name, StringComparison.Ordinal)).Select(name => $"{endpoint}: {Path.GetFileName(file)} lacks {name}"));
                made.Add(file);
            }
        }

        CommandRun strict = await NodeFormats.RunAsync(
            "node_modules/typescript/bin/tsc", Token, ["--strict", "--noEmit", "--target", "es2022", "--module", "esnext", "--moduleResolution", "bundler", "--lib", "es2022,dom", .. made]);

        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{Documents().Count} documents with {members} members through 3 generators: {made.Count} files"));
        Assert.True(strict.ExitCode == 0, strict.Output);
    }

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

    private static async Task<string[]> GenerateAsync(string effective, string into)
    {
        Directory.CreateDirectory(into);
        string types = Path.Combine(into, "types.ts"), client = Path.Combine(into, "client.ts"), models = Path.Combine(into, "models");
        CommandRun[] runs =
        [
            await NodeFormats.RunAsync("node_modules/openapi-typescript/bin/cli.js", Token, effective, "--default-non-nullable", "false", "-o", types),
            await NodeFormats.RunAsync("node_modules/@hey-api/openapi-ts/bin/index.cjs", Token, "-i", effective, "-o", models, "-p", "@hey-api/typescript"),
            await CommandRun.DotnetAsync(
                into, Token, GeneratedCode.NSwagDll, "openapi2tsclient", "/input:" + effective, "/output:" + client, "/template:Fetch", "/typeStyle:Class",
                "/enumStyle:StringLiteral", "/dateTimeType:String", "/generateDefaultValues:false", "/operationGenerationMode:SingleClientFromPathSegments"),
        ];
        Assert.All(runs, run => Assert.True(run.ExitCode == 0, run.Output));
        return [types, client, Path.Combine(models, "types.gen.ts")];
    }
}
