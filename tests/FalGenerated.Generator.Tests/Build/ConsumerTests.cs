using FalGenerated.Generator.Tests.Support;

namespace FalGenerated.Generator.Tests.Build;

/// <summary>A console project elsewhere, which knows nothing but a folder with our packages.</summary>
public sealed class ConsumerTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact(Explicit = true)]
    public async Task Consumer_WithTheTwoPackages_RunsAJobAgainstTheEmulator()
    {
        using TemporaryFolder folder = new();

        // A version of its own: a package of the same version in the machine's cache would win over the one just built.
        string version = "0.0.0-test." + Path.GetFileName(folder.Root).GetHashCode(StringComparison.Ordinal).ToString("x", System.Globalization.CultureInfo.InvariantCulture);
        foreach (string project in (string[])["src/FalGenerated", "src/FalGenerated.Emulator"])
        {
            CommandRun packed = await CommandRun.DotnetAsync(Repository.Root, Token, "pack", project, "-nologo", "-v", "q", "-c", "Release", "-o", folder.PathOf("feed"), $"-p:Version={version}");
            Assert.True(packed.ExitCode == 0, packed.Output);
        }

        // Everything else comes from the machine's cache, which is only read.
        CommandRun cache = await CommandRun.DotnetAsync(folder.Root, Token, "nuget", "locals", "global-packages", "--list");
        string packages = cache.Output[(cache.Output.IndexOf(": ", StringComparison.Ordinal) + 2)..].Trim();
        folder.Write("nuget.config", """<configuration><packageSources><add key="built" value="feed" /></packageSources></configuration>""");
        folder.Write("app/app.csproj", $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <OutputType>Exe</OutputType>
                <TargetFramework>net10.0</TargetFramework>
                <Nullable>enable</Nullable>
                <ImplicitUsings>enable</ImplicitUsings>
                <RestorePackagesPath>$(MSBuildThisFileDirectory)packages</RestorePackagesPath>
                <RestoreFallbackFolders>{packages}</RestoreFallbackFolders>
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="FalGenerated" Version="{version}" />
                <PackageReference Include="FalGenerated.Emulator" Version="{version}" />
              </ItemGroup>
            </Project>
            """);
        folder.Write("app/Program.cs", """
            using FalGenerated;
            using FalGenerated.BytedanceUpscaler;
            using FalGenerated.Emulator;

            await using FalEmulator emulator = await FalEmulator.StartAsync(new() { Speed = 1000 });
            using FalClient fal = new(new FalOptions { Key = emulator.Key, QueueUrl = emulator.QueueUrl, RunUrl = emulator.RunUrl, RestUrl = emulator.RestUrl, ApiUrl = emulator.ApiUrl });
            UpscaleOptions options = new() { TargetResolution = TargetResolution.Uhd4K };
            FalJob<UpscaleVideoOutput> job = await fal.Endpoint(UpscaleVideoEndpoint.Descriptor).SubmitAsync(options.For("https://example.org/clip.mp4"));
            UpscaleVideoOutput output = await job.WaitAsync();
            Console.WriteLine($"done {output.Duration} {UpscaleVideoEndpoint.Descriptor.ContractObtained}");
            """);

        CommandRun run = await CommandRun.DotnetAsync(folder.PathOf("app"), Token, "run");

        Assert.True(run.ExitCode == 0, run.Output);
        Assert.Matches(@"^done \d+(\.\d+)? (authored|fetched)\s*$", run.Output);
    }
}
