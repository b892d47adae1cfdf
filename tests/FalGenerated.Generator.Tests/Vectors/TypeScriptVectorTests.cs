using System.ComponentModel;
using FalGenerated.Generator.Tests.CSharp;
using FalGenerated.Generator.Tests.Support;

namespace FalGenerated.Generator.Tests.Vectors;

/// <summary>The corrected contract serves another language: NSwag's TypeScript of it compiles strictly and meets the vectors.</summary>
public sealed class TypeScriptVectorTests
{
    private const string Endpoint = "fal-ai/bytedance-upscaler/upscale/video";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact(Explicit = true)]
    public async Task TypeScript_GeneratedFromTheContract_MeetsTheVectors()
    {
        string project = Repository.PathOf("tests", "vectors", "typescript");
        await RequireNodeAsync(project);
        if (!File.Exists(Path.Combine(project, "node_modules", ".package-lock.json")))
        {
            await RunAsync("npm", project, "ci", "--ignore-scripts", "--no-audit", "--no-fund");
        }

        Directory.CreateDirectory(Path.Combine(project, "obj"));
        File.Copy(Repository.PathOf("openapi", Endpoint, "effective.json"), Path.Combine(project, "obj", "effective.json"), overwrite: true);
        await RunAsync(
            "dotnet", project, GeneratedCode.NSwagDll, "openapi2tsclient", "/input:obj/effective.json", "/output:obj/contract.ts", "/template:Fetch",
            "/typeStyle:Class", "/enumStyle:StringLiteral", "/dateTimeType:String", "/generateDefaultValues:false", "/operationGenerationMode:SingleClientFromPathSegments");
        await RunAsync("node", project, "node_modules/typescript/bin/tsc", "-p", ".");
        string proof = await RunAsync("node", project, "prove.mjs");

        TestContext.Current.TestOutputHelper!.WriteLine(proof);
        Assert.Matches("[1-9][0-9]* written, [1-9][0-9]* parsed", proof);
    }

    private static async Task RequireNodeAsync(string project)
    {
        try
        {
            await RunAsync("node", project, "--version");
        }
        catch (Win32Exception)
        {
            Assert.Skip("Node is not on this machine: the TypeScript was not proved.");
        }
    }

    private static async Task<string> RunAsync(string program, string folder, params string[] arguments)
    {
        CommandRun run = await CommandRun.StartAsync(program, folder, Token, arguments);
        Assert.True(run.ExitCode == 0, run.Output);
        return run.Output;
    }
}
