using FalGenerated.Generator.Tests.CSharp;
using FalGenerated.Generator.Tests.Support;

namespace FalGenerated.Generator.Tests.RealDocuments;

/// <summary>The corrected contract serves the generators of others: what they make of it compiles, and has every member.</summary>
public sealed class OtherGeneratorsTests(ITestOutputHelper output)
{
    /// <summary>The packages that Kiota's C# names; their bundle adds only a client.</summary>
    private const string KiotaProject = """
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup>
          <ItemGroup>
            <PackageReference Include="Microsoft.Kiota.Serialization.Form" Version="2.1.6" />
            <PackageReference Include="Microsoft.Kiota.Serialization.Json" Version="2.1.6" />
            <PackageReference Include="Microsoft.Kiota.Serialization.Multipart" Version="2.1.6" />
            <PackageReference Include="Microsoft.Kiota.Serialization.Text" Version="2.1.6" />
          </ItemGroup>
        </Project>
        """;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact(Explicit = true)]
    public async Task EffectiveContract_ThroughKiota_CompilesWithEveryMember()
    {
        using TemporaryFolder folder = new();
        await RunAsync(Repository.PathOf("tests", "formats"), "tool", "restore");
        EffectiveContract[] contracts = await EffectiveContract.SomeAsync(folder, Token);
        foreach ((int index, EffectiveContract contract) in contracts.Index())
        {
            string into = folder.PathOf("kiota", $"Made{index}");
            await RunAsync(
                Repository.PathOf("tests", "formats"), "kiota", "generate", "--language", "CSharp", "--openapi", contract.Path, "--output", into,
                "--class-name", "ApiClient", "--namespace-name", $"Made{index}", "--exclude-backward-compatible", "--disable-validation-rules", "all");
            IEnumerable<Task<string>> texts = Directory.GetFiles(into, "*.cs", SearchOption.AllDirectories).Select(file => File.ReadAllTextAsync(file, Token));
            contract.AssertHasEveryMember("Kiota's C#", string.Concat(await Task.WhenAll(texts)));
        }

        await File.WriteAllTextAsync(folder.PathOf("kiota", "kiota.csproj"), KiotaProject, Token);
        await RunAsync(folder.PathOf("kiota"), "build", "-v", "quiet");
        output.WriteLine($"{contracts.Length} documents with {contracts.Sum(contract => contract.Members.Count)} members through Kiota: compiled");
    }

    [Fact(Explicit = true)]
    public async Task EffectiveContract_ThroughOtherGenerators_IsStrictTypeScriptWithEveryMember()
    {
        await NodeFormats.RequireAsync(Token);
        using TemporaryFolder folder = new();
        List<string> made = [];
        EffectiveContract[] contracts = await EffectiveContract.SomeAsync(folder, Token);
        foreach (EffectiveContract contract in contracts)
        {
            foreach (string file in await GenerateAsync(contract.Path, folder.PathOf($"out{made.Count}")))
            {
                contract.AssertHasEveryMember(Path.GetFileName(file), await File.ReadAllTextAsync(file, Token));
                made.Add(file);
            }
        }

        CommandRun strict = await NodeFormats.RunAsync(
            "node_modules/typescript/bin/tsc", Token, ["--strict", "--noEmit", "--target", "es2022", "--module", "esnext", "--moduleResolution", "bundler", "--lib", "es2022,dom", .. made]);

        output.WriteLine($"{contracts.Length} documents with {contracts.Sum(contract => contract.Members.Count)} members through 3 generators: {made.Count} files");
        Assert.True(strict.ExitCode == 0, strict.Output);
    }

    private static async Task RunAsync(string inFolder, params string[] arguments)
    {
        CommandRun run = await CommandRun.DotnetAsync(inFolder, Token, arguments);
        Assert.True(run.ExitCode == 0, run.Output);
    }

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
