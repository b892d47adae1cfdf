using FalGenerated.Generator.Tests.Support;

namespace FalGenerated.Generator.Tests.Build;

/// <summary>Another team's repository, with nothing but a folder of our packages: central versions, two target frameworks, two contracts.</summary>
[Collection("Packages of this checkout")]
public sealed class ForeignRepositoryTests
{
    private const string Upscaler = "fal-ai/bytedance-upscaler/upscale/video";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact(Explicit = true)]
    public async Task Repository_WithToolAndBuildPackage_PinsBuildsRunsVerifiesAndPacks()
    {
        using TemporaryFolder folder = new();

        using BuiltPackages packages = await BuiltPackages.CreateAsync(
            folder, Token, "src/FalGenerated", "src/FalGenerated.Emulator", "generator/FalGenerated.Build", "generator/FalGenerated.Generator");
        string version = packages.Version;
        Write(folder, version);
        await GreenAsync(CommandRun.StartAsync("git", folder.Root, Token, "init", "--quiet"));
        await GreenAsync(CommandRun.DotnetAsync(folder.Root, Token, "new", "tool-manifest"));
        await GreenAsync(CommandRun.DotnetAsync(folder.Root, Token, "tool", "install", "FalGenerated.Contract", "--version", version));
        await GreenAsync(CommandRun.DotnetAsync(folder.Root, Token, "fal-contract", "add", Upscaler, "--from", Repository.PathOf("openapi", Upscaler, "openapi.json")));
        await GreenAsync(CommandRun.DotnetAsync(folder.Root, Token, "fal-contract", "add", "fal-ai/speak", "--from", Repository.PathOf("tests", "FalGenerated.Generator.Tests", "Documents", "fal-ai.speak.json")));
        await GreenAsync(CommandRun.DotnetAsync(folder.Root, Token, "build", "Acme.Clients", "-nologo", "-v", "q", "-tl:off"));
        await GreenAsync(CommandRun.DotnetAsync(folder.Root, Token, "fal-contract", "verify"));

        CommandRun run = await GreenAsync(CommandRun.DotnetAsync(folder.Root, Token, "run", "--project", "app"));
        Assert.Contains("done 10", run.Output, StringComparison.Ordinal);

        await GreenAsync(CommandRun.DotnetAsync(folder.Root, Token, "pack", "Acme.Clients", "-nologo", "-v", "q", "-o", folder.PathOf("out")));
        using System.IO.Compression.ZipArchive package = System.IO.Compression.ZipFile.OpenRead(Directory.GetFiles(folder.PathOf("out"), "*.nupkg").Single());
        using StreamReader nuspec = new(package.Entries.Single(entry => entry.FullName.EndsWith(".nuspec", StringComparison.Ordinal)).Open());
        string dependencies = await nuspec.ReadToEndAsync(Token);
        Assert.Contains($"id=\"FalGenerated\" version=\"{version}\"", dependencies, StringComparison.Ordinal);
        Assert.DoesNotContain("FalGenerated.Build", dependencies, StringComparison.Ordinal);
        Assert.DoesNotContain("NSwag", dependencies, StringComparison.Ordinal);
    }

    private static void Write(TemporaryFolder folder, string version)
    {
        folder.Write("Directory.Packages.props", $"""
            <Project>
              <PropertyGroup><ManagePackageVersionsCentrally>true</ManagePackageVersionsCentrally></PropertyGroup>
              <ItemGroup>
                <PackageVersion Include="FalGenerated" Version="{version}" />
                <PackageVersion Include="FalGenerated.Build" Version="{version}" />
                <PackageVersion Include="FalGenerated.Emulator" Version="{version}" />
              </ItemGroup>
            </Project>
            """);
        folder.Write("Acme.Clients/Acme.Clients.csproj", $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFrameworks>net10.0;net10.0-windows</TargetFrameworks>
                <EnableWindowsTargeting>true</EnableWindowsTargeting>
                <DisableTransitiveFrameworkReferenceDownloads>true</DisableTransitiveFrameworkReferenceDownloads>
                <Nullable>enable</Nullable>
                <TreatWarningsAsErrors>true</TreatWarningsAsErrors>
                <GenerateDocumentationFile>true</GenerateDocumentationFile>
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="FalGenerated" />
                <PackageReference Include="FalGenerated.Build" PrivateAssets="all" />
                <FalContract Include="{Upscaler};fal-ai/speak" />
              </ItemGroup>
            </Project>
            """);
        folder.Write("app/app.csproj", """
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <OutputType>Exe</OutputType>
                <TargetFramework>net10.0</TargetFramework>
                <ImplicitUsings>enable</ImplicitUsings>
                <Nullable>enable</Nullable>
              </PropertyGroup>
              <ItemGroup>
                <ProjectReference Include="../Acme.Clients/Acme.Clients.csproj" />
                <PackageReference Include="FalGenerated.Emulator" />
              </ItemGroup>
            </Project>
            """);
        folder.Write("app/Program.cs", """
            using Acme.Clients.BytedanceUpscalerUpscaleVideo;
            using FalGenerated;
            using FalGenerated.Emulator;

            await using FalEmulator emulator = await FalEmulator.StartAsync(new() { Speed = 100 });
            FalOptions options = new() { Key = emulator.Key, QueueUrl = emulator.QueueUrl, RunUrl = emulator.RunUrl, RestUrl = emulator.RestUrl, ApiUrl = emulator.ApiUrl };
            using FalClient fal = new(options);
            var endpoint = fal.Endpoint(BytedanceUpscalerUpscaleVideoEndpoint.Descriptor);
            FalJob<BytedanceUpscalerUpscaleVideoOutput> job = await endpoint.SubmitAsync(new() { VideoUrl = "https://example.org/clip.mp4", TargetFps = TargetFps.Fps60fps });
            BytedanceUpscalerUpscaleVideoOutput output = await job.WaitAsync();
            Console.WriteLine($"done {output.Duration}");
            """);
    }

    private static async Task<CommandRun> GreenAsync(Task<CommandRun> started)
    {
        CommandRun run = await started;
        Assert.True(run.ExitCode == 0 && run.Complaints.All(line => line.Contains("FALGEN0042", StringComparison.Ordinal)), run.Output);
        return run;
    }
}
