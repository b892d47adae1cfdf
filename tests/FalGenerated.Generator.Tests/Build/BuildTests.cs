using FalGenerated.Generator.Tests.Support;

namespace FalGenerated.Generator.Tests.Build;

/// <summary>The targets in real builds of a temporary copy of the tree, whose folder's name holds a blank, a comma and an equals sign.</summary>
public sealed class BuildTests
{
    private const string Endpoint = "fal-ai/bytedance-upscaler/upscale/video";
    private const string Generated = "src/FalGenerated/obj/Debug/net10.0/fal/fal-ai.bytedance-upscaler.upscale.video.g.cs";
    private const string Stamp = "src/FalGenerated/obj/Debug/net10.0/fal/generated.stamp";
    private const string Library = "src/FalGenerated/bin/Debug/net10.0/FalGenerated.dll";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact(Explicit = true)]
    public async Task Clone_BuiltAgainAndAgain_GeneratesOnlyWhatIsMissing()
    {
        using WorkingCopy copy = await WorkingCopy.CreateAsync(Token);
        AssertGreen(await copy.BuildAsync(Token));
        DateTime generated = Time(copy, Generated), stamp = Time(copy, Stamp), library = Time(copy, Library);

        AssertGreen(await copy.BuildAsync(Token));
        Assert.Equal((generated, stamp, library), (Time(copy, Generated), Time(copy, Stamp), Time(copy, Library)));

        string text = await File.ReadAllTextAsync(copy.PathOf(Generated), Token);
        File.Delete(copy.PathOf(Generated));
        AssertGreen(await copy.BuildAsync(Token));
        Assert.Equal(text, await File.ReadAllTextAsync(copy.PathOf(Generated), Token));

        foreach (string folder in Directory.GetDirectories(copy.Root, "*", SearchOption.AllDirectories).Where(folder => Path.GetFileName(folder) is "bin" or "obj"))
        {
            Directory.Delete(folder, recursive: true);
        }

        AssertGreen(await copy.BuildAsync(Token));
        Assert.Equal(text, await File.ReadAllTextAsync(copy.PathOf(Generated), Token));

        CommandRun clean = await CommandRun.DotnetAsync(copy.Root, Token, "clean", "src/FalGenerated", "-nologo", "-v", "q");
        Assert.Equal(0, clean.ExitCode);
        Assert.Empty(Directory.GetFiles(Path.GetDirectoryName(copy.PathOf(Generated))!));
        AssertGreen(await copy.BuildAsync(Token));
    }

    [Fact(Explicit = true)]
    public async Task Overlay_EditedRevertedAndRemoved_ChangesTheCode()
    {
        using WorkingCopy copy = await WorkingCopy.CreateAsync(Token);
        string overlay = copy.PathOf("openapi", Endpoint, "csharp.overlay.json");
        string before = await File.ReadAllTextAsync(overlay, Token);
        AssertGreen(await GenerateAsync(copy));
        string code = await File.ReadAllTextAsync(copy.PathOf(Generated), Token);

        await File.WriteAllTextAsync(overlay, before.Replace("Uhd4K", "Renamed", StringComparison.Ordinal), Token);
        AssertGreen(await GenerateAsync(copy));
        Assert.Equal(code.Replace("Uhd4K", "Renamed", StringComparison.Ordinal), await File.ReadAllTextAsync(copy.PathOf(Generated), Token));

        File.Delete(overlay);
        AssertGreen(await GenerateAsync(copy));
        Assert.Contains("class BytedanceUpscalerUpscaleVideoInput", await File.ReadAllTextAsync(copy.PathOf(Generated), Token), StringComparison.Ordinal);

        await File.WriteAllTextAsync(overlay, before, Token);
        AssertGreen(await GenerateAsync(copy));
        Assert.Equal(code, await File.ReadAllTextAsync(copy.PathOf(Generated), Token));
    }

    [Fact(Explicit = true)]
    public async Task Overlay_WithADeadTarget_FailsTheBuildAtItsPlace()
    {
        using WorkingCopy copy = await WorkingCopy.CreateAsync(Token);
        string overlay = copy.PathOf("openapi", Endpoint, "overlay.json");
        await File.WriteAllTextAsync(overlay, (await File.ReadAllTextAsync(overlay, Token)).Replace("$.components.schemas.File.properties[", "$.components.schemas.Fichier.properties[", StringComparison.Ordinal), Token);

        CommandRun build = await copy.BuildAsync(Token);

        Assert.NotEqual(0, build.ExitCode);
        Assert.Contains(build.Complaints, line => line.StartsWith(overlay + "(16,17): error FALGEN0012: /actions/1/target: '$.components.schemas.Fichier.", StringComparison.Ordinal));
        Assert.Equal(2, build.Complaints.Count);
        Assert.Contains("No C# was generated: see the errors above.", build.Complaints.Single(line => !line.Contains("FALGEN0012", StringComparison.Ordinal)), StringComparison.Ordinal);
    }

    [Fact(Explicit = true)]
    public async Task Tool_ThatIsMissing_GivesExactlyOneClearError_AndAnotherFolderWillDo()
    {
        using WorkingCopy copy = await WorkingCopy.CreateAsync(Token);

        CommandRun missing = await copy.BuildAsync(Token, "-p:FalNSwagDir=/nowhere");

        Assert.NotEqual(0, missing.ExitCode);
        string complaint = Assert.Single(missing.Complaints);
        Assert.Contains(
            "error FALGEN0041: NSwag is not there: '/nowhere/dotnet-nswag.dll' does not exist. Restore the package NSwag.MSBuild, or set the property FalNSwagDir to a folder that holds dotnet-nswag.dll.",
            complaint,
            StringComparison.Ordinal);

        // Beside the copy: a comma in a property on MSBuild's command line would end it.
        string other = Path.GetFullPath(copy.PathOf("..", "other tools"));
        CopyFolder(Path.GetDirectoryName(CSharp.GeneratedCode.NSwagDll)!, other);
        AssertGreen(await copy.BuildAsync(Token, $"-p:FalNSwagDir={other}"));
        Assert.Contains(other, await File.ReadAllTextAsync(copy.PathOf("src/FalGenerated/obj/Debug/net10.0/fal/inputs.cache"), Token), StringComparison.Ordinal);
    }

    [Fact(Explicit = true)]
    public async Task ContractCheck_OnRequest_LooksAtTheSource_AndNeverWithoutIt()
    {
        using WorkingCopy copy = await WorkingCopy.CreateAsync(Token);

        // Port 1 answers nobody.
        AssertGreen(await copy.BuildAsync(Token, "-p:FalContractSource=http://127.0.0.1:1/"));
        CommandRun looked = await copy.BuildAsync(Token, "-p:FalContractSource=http://127.0.0.1:1/", "-p:FalContractCheck=true");

        Assert.NotEqual(0, looked.ExitCode);
        Assert.Contains("error FALGEN0043: A contract could not be compared with the service's", Assert.Single(looked.Complaints), StringComparison.Ordinal);
    }

    [Fact(Explicit = true)]
    public async Task Builds_TwoAtOnce_BothSucceed()
    {
        using WorkingCopy copy = await WorkingCopy.CreateAsync(Token);
        AssertGreen(await copy.BuildAsync(Token));
        for (int round = 0; round < 3; round++)
        {
            Directory.Delete(Path.GetDirectoryName(copy.PathOf(Generated))!, recursive: true);

            CommandRun[] both = await Task.WhenAll(GenerateAsync(copy), GenerateAsync(copy));

            Assert.All(both, AssertGreen);
            Assert.EndsWith("    }\n}", await File.ReadAllTextAsync(copy.PathOf(Generated), Token), StringComparison.Ordinal);
        }

        CommandRun[] configurations = await Task.WhenAll(copy.BuildAsync(Token, "--no-restore"), copy.BuildAsync(Token, "--no-restore", "-c", "Release"));
        Assert.All(configurations, AssertGreen);
    }

    [Fact(Explicit = true)]
    public async Task Artifacts_OfAllProjectsInOneFolder_HoldTheGeneratedCodeToo()
    {
        using WorkingCopy copy = await WorkingCopy.CreateAsync(Token);

        // Beside the copy: a comma in a property on MSBuild's command line would end it.
        string artifacts = Path.GetFullPath(copy.PathOf("..", "all artifacts"));
        AssertGreen(await copy.BuildAsync(Token, "--artifacts-path", artifacts));

        Assert.True(File.Exists(Path.Combine(artifacts, "obj", "FalGenerated", "debug", "fal", Path.GetFileName(Generated))));
        Assert.Empty(Directory.GetFiles(copy.Root, "*.g.cs", SearchOption.AllDirectories));
    }

    [Fact(Explicit = true)]
    public async Task DesignTimeBuild_OfACleanClone_IsSilent()
    {
        using WorkingCopy copy = await WorkingCopy.CreateAsync(Token);
        AssertGreen(await CommandRun.DotnetAsync(copy.Root, Token, "restore", "src/FalGenerated", "-v", "q"));

        CommandRun design = await CommandRun.DotnetAsync(
            copy.Root, Token, "msbuild", "src/FalGenerated", "-nologo", "-v:m", "-t:Compile", "-p:DesignTimeBuild=true", "-p:BuildProjectReferences=false", "-p:SkipCompilerExecution=true", "-p:ProvideCommandLineArgs=true");

        Assert.Equal((0, ""), (design.ExitCode, design.Output.Trim()));
        Assert.False(File.Exists(copy.PathOf(Stamp)));
    }

    /// <summary>Our target alone, without the compiler: two compilers must not write one file, and that is not ours to test.</summary>
    private static Task<CommandRun> GenerateAsync(WorkingCopy copy) =>
        CommandRun.DotnetAsync(copy.Root, Token, "msbuild", "src/FalGenerated", "-nologo", "-v:q", "-tl:off", "-restore", "-t:FalGenerate");

    private static DateTime Time(WorkingCopy copy, string file) => File.GetLastWriteTimeUtc(copy.PathOf(file));

    private static void AssertGreen(CommandRun run) => Assert.True(run.ExitCode == 0 && run.Complaints.Count == 0, run.Output);

    private static void CopyFolder(string from, string to)
    {
        Directory.CreateDirectory(to);
        foreach (string file in Directory.GetFiles(from))
        {
            File.Copy(file, Path.Combine(to, Path.GetFileName(file)));
        }
    }
}
