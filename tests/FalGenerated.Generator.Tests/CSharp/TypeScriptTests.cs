using FalGenerated.Generator.Tests.Support;

namespace FalGenerated.Generator.Tests.CSharp;

/// <summary>The corrected contract serves other languages: NSwag's own TypeScript, under the strict compiler, where one is installed.</summary>
public sealed class TypeScriptTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact(Explicit = true)]
    public async Task Effective_AsTypeScript_CompilesUnderStrict()
    {
        using TemporaryFolder folder = new();
        Assert.SkipUnless(await HasCompilerAsync(folder.Root), "No TypeScript compiler on the path: install typescript to run this.");
        string effective = Repository.PathOf("openapi", "fal-ai", "bytedance-upscaler", "upscale", "video", "effective.json");

        CommandRun generated = await CommandRun.DotnetAsync(
            folder.Root, Token, GeneratedCode.NSwagDll, "openapi2tsclient", $"/input:{effective}", $"/output:{folder.PathOf("client.ts")}", "/template:Fetch", "/typeStyle:Interface", "/enumStyle:StringLiteral");
        Assert.True(generated.ExitCode == 0, generated.Output);
        CommandRun compiled = await CommandRun.StartAsync("tsc", folder.Root, Token, "--strict", "--noEmit", "--target", "es2020", "--lib", "es2020,dom", "client.ts");

        Assert.True(compiled.ExitCode == 0, compiled.Output);
        Assert.Contains("scale_ratio?: number | undefined;", await File.ReadAllTextAsync(folder.PathOf("client.ts"), Token), StringComparison.Ordinal);
    }

    private static async Task<bool> HasCompilerAsync(string folder)
    {
        try
        {
            return (await CommandRun.StartAsync("tsc", folder, Token, "--version")).ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }
}
