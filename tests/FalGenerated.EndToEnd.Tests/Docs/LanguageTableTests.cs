using System.Text.RegularExpressions;
using FalGenerated.Emulator.Tests;
using FalGenerated.EndToEnd.Tests.Kit;

namespace FalGenerated.EndToEnd.Tests.Docs;

/// <summary>The commands that the generator's page gives for other languages: each runs, and what it makes compiles and meets the vectors.</summary>
public sealed partial class LanguageTableTests : IDisposable
{
    private const string Use = """
        import type { components } from "./contract";

        type Schemas = components["schemas"];
        const input: Schemas["BytedanceUpscalerUpscaleVideoInput"] = { video_url: "https://example.org/clip.mp4", target_resolution: "4k", scale_ratio: 1.5 };
        const read = (text: string): Schemas["QueueStatus"] => JSON.parse(text);
        const position: number | null | undefined = read("{}").queue_position;
        // @ts-expect-error The contract does not know it.
        const wrong: Schemas["BytedanceUpscalerUpscaleVideoInput"] = { video_url: "https://example.org/clip.mp4", target_fps: "61fps" };
        console.log(input, position, wrong);
        """;

    private static readonly string Vectors = Repository.PathOf("tests", "vectors");

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("fal-language-");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public void Table_HasTheFourRowsThatAreRunHere() =>
        Assert.Equal(["Go types", "Python types", "TypeScript client", "TypeScript types"], Rows.Keys.Order(StringComparer.Ordinal));

    [Fact(Explicit = true)]
    public async Task TypeScriptTypes_CompileStrictly()
    {
        Terminal terminal = await GenerateAsync("TypeScript types");
        await File.WriteAllTextAsync(Path.Combine(folder.FullName, "use.ts"), Use, Token);

        await terminal.RunAsync("npx -p typescript@5.9.3 tsc --strict --noEmit --target es2022 --module esnext --moduleResolution bundler use.ts", Token);
    }

    [Fact(Explicit = true)]
    public async Task TypeScriptClient_CompilesStrictly()
    {
        Terminal terminal = await GenerateAsync("TypeScript client");

        await terminal.RunAsync("npx -p typescript@5.9.3 tsc --strict --noEmit --target es2022 --lib es2022,dom contract.ts", Token);
        Assert.Contains("scale_ratio?: number | undefined;", await File.ReadAllTextAsync(Path.Combine(folder.FullName, "contract.ts"), Token), StringComparison.Ordinal);
    }

    [Fact(Explicit = true)]
    public async Task PythonTypes_MeetTheVectors()
    {
        string python = OperatingSystem.IsWindows() ? "python" : "python3";
        Assert.SkipUnless(await StartsAsync(python, "--version"), "Python is not on this machine: its types were not proved.");
        Terminal terminal = await GenerateAsync("Python types");
        File.Copy(Path.Combine(Vectors, "python", "prove.py"), Path.Combine(folder.FullName, "prove.py"));

        AssertProved(await terminal.RunAsync($"{python} prove.py \"{Vectors}\"", Token));
    }

    [Fact(Explicit = true)]
    public async Task GoTypes_MeetTheVectors()
    {
        Assert.SkipUnless(await StartsAsync("go", "version"), "Go is not on this machine: its types were not proved.");
        Terminal terminal = await GenerateAsync("Go types");
        File.Copy(Path.Combine(Vectors, "go", "prove.go"), Path.Combine(folder.FullName, "prove.go"));

        AssertProved(await terminal.RunAsync($"go run contract.go prove.go \"{Vectors}\"", Token));
    }

    public void Dispose() => folder.Delete(recursive: true);

    private static Dictionary<string, string> Rows =>
        Row().Matches(Pages.Text("generator/README.md")).ToDictionary(row => row.Groups["language"].Value, row => row.Groups["command"].Value);

    private async Task<Terminal> GenerateAsync(string language)
    {
        await NodeProject.RequireNodeAsync(Token);
        File.Copy(Repository.PathOf("openapi", "fal-ai", "bytedance-upscaler", "upscale", "video", "effective.json"), Path.Combine(folder.FullName, "effective.json"));
        Terminal terminal = new(folder.FullName, ForeignRepository.MachinePackages);
        await terminal.RunAsync(Rows[language], Token);
        return terminal;
    }

    private static void AssertProved(string output)
    {
        TestContext.Current.TestOutputHelper!.WriteLine(output);
        Assert.Matches("[1-9][0-9]* written, [1-9][0-9]* parsed, [1-9][0-9]* refused", output);
    }

    private async Task<bool> StartsAsync(string program, string argument)
    {
        try
        {
            await new Terminal(folder.FullName, ForeignRepository.MachinePackages).RunAsync($"{program} {argument}", Token);
            return true;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }

    [GeneratedRegex(@"^\| (?<language>\w+ \w+) \| `(?<command>npx [^`]+)` \|$", RegexOptions.Multiline)]
    private static partial Regex Row();
}
