using System.IO.Compression;

namespace FalGenerated.EndToEnd.Tests.Kit;

/// <summary>A library of another team over our packages: central versions, two target frameworks, two contracts, and a package of its own.</summary>
[Collection(WithPackages.Name)]
public sealed class ForeignLibraryTests(PackedFeed feed)
{
    private const string Upscaler = "fal-ai/bytedance-upscaler/upscale/video";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory(Explicit = true)]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Library_PinsBuildsRunsVerifiesAndPacks(bool transitivePinning)
    {
        using ForeignRepository repository = await ForeignRepository.CreateAsync(feed, Token);
        Write(repository, transitivePinning);
        Terminal terminal = repository.Terminal();
        await QuietAsync(terminal, "dotnet tool install FalGenerated.Contract");
        await QuietAsync(terminal, $"dotnet fal-contract add {Upscaler} --from upscaler.json");
        await QuietAsync(terminal, "dotnet fal-contract add fal-ai/speak --from speak.json");
        await QuietAsync(terminal, "dotnet build Acme.Clients -nologo -v q -tl:off");
        await QuietAsync(terminal, "dotnet fal-contract verify");

        Assert.Contains("done 10", await QuietAsync(terminal, "dotnet run --project app"), StringComparison.Ordinal);

        await QuietAsync(terminal, "dotnet pack Acme.Clients -nologo -v q -tl:off -o out");
        string dependencies = Nuspec(Directory.GetFiles(repository.PathOf("out"), "*.nupkg").Single());
        Assert.Contains($"id=\"FalGenerated\" version=\"{feed.Version}\"", dependencies, StringComparison.Ordinal);
        Assert.DoesNotContain("FalGenerated.Build", dependencies, StringComparison.Ordinal);
        Assert.DoesNotContain("NSwag", dependencies, StringComparison.Ordinal);
    }

    [Fact(Explicit = true)]
    public async Task Library_OfACommandLine_PacksWithoutOurBuildPackage()
    {
        using ForeignRepository repository = await ForeignRepository.CreateAsync(feed, Token);
        Terminal terminal = repository.Terminal();
        await terminal.RunAsync("dotnet new classlib -o lib", Token);
        await terminal.RunAsync("dotnet add lib package FalGenerated", Token);
        await terminal.RunAsync("dotnet add lib package FalGenerated.Build", Token);

        await QuietAsync(terminal, "dotnet pack lib -nologo -v q -tl:off -o out");

        string dependencies = Nuspec(Directory.GetFiles(repository.PathOf("out"), "*.nupkg").Single());
        Assert.Contains($"id=\"FalGenerated\" version=\"{feed.Version}\"", dependencies, StringComparison.Ordinal);
        Assert.DoesNotContain("FalGenerated.Build", dependencies, StringComparison.Ordinal);
    }

    [Fact(Explicit = true)]
    public async Task Console_WithTheTwoPackages_RunsAJobAgainstTheEmulator()
    {
        using ForeignRepository repository = await ForeignRepository.CreateAsync(feed, Token);
        repository.Write("app/app.csproj", ForeignPrograms.ProjectWith(
            $"<PackageReference Include=\"FalGenerated\" Version=\"{feed.Version}\" />", $"<PackageReference Include=\"FalGenerated.Emulator\" Version=\"{feed.Version}\" />"));
        repository.Write("app/Program.cs", ForeignPrograms.Upscale);

        Assert.Matches(@"^done \d+(\.\d+)? (authored|fetched)\s*$", await repository.Terminal().RunAsync("dotnet run --project app", Token));
    }

    private void Write(ForeignRepository repository, bool transitivePinning)
    {
        repository.Write("upscaler.json", File.ReadAllText(Repository.PathOf("openapi", Upscaler, "openapi.json")));
        repository.WriteDocument("speak.json", "fal-ai/speak");
        repository.Write("Directory.Packages.props", $"""
            <Project>
              <PropertyGroup>
                <ManagePackageVersionsCentrally>true</ManagePackageVersionsCentrally>
                <CentralPackageTransitivePinningEnabled>{transitivePinning}</CentralPackageTransitivePinningEnabled>
              </PropertyGroup>
              <ItemGroup>
                <PackageVersion Include="FalGenerated" Version="{feed.Version}" />
                <PackageVersion Include="FalGenerated.Build" Version="{feed.Version}" />
                <PackageVersion Include="FalGenerated.Emulator" Version="{feed.Version}" />
              </ItemGroup>
            </Project>
            """);
        repository.Write("Acme.Clients/Acme.Clients.csproj", $"""
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
        repository.Write("app/app.csproj", ForeignPrograms.ProjectWith(
            "<ProjectReference Include=\"../Acme.Clients/Acme.Clients.csproj\" />", "<PackageReference Include=\"FalGenerated.Emulator\" />"));
        repository.Write("app/Program.cs", ForeignPrograms.UpscaleByAnotherClient);
    }

    private static async Task<string> QuietAsync(Terminal terminal, string line)
    {
        string output = await terminal.RunAsync(line, Token);
        Assert.Empty(Terminal.ComplaintsOf(output));
        return output;
    }

    private static string Nuspec(string package)
    {
        using ZipArchive archive = ZipFile.OpenRead(package);
        using StreamReader nuspec = new(archive.Entries.Single(entry => entry.FullName.EndsWith(".nuspec", StringComparison.Ordinal)).Open());
        return nuspec.ReadToEnd();
    }
}
