using FalGenerated.Generator.Tests.Support;

namespace FalGenerated.Generator.Tests.Build;

/// <summary>A console project elsewhere, which knows nothing but a folder with our packages.</summary>
[Collection("Packages of this checkout")]
public sealed class ConsumerTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact(Explicit = true)]
    public async Task Consumer_WithTheTwoPackages_RunsAJobAgainstTheEmulator()
    {
        using TemporaryFolder folder = new();
        using BuiltPackages packages = await BuiltPackages.CreateAsync(folder, Token, "src/FalGenerated", "src/FalGenerated.Emulator");
        folder.Write("app/app.csproj", $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <OutputType>Exe</OutputType>
                <TargetFramework>net10.0</TargetFramework>
                <Nullable>enable</Nullable>
                <ImplicitUsings>enable</ImplicitUsings>
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="FalGenerated" Version="{packages.Version}" />
                <PackageReference Include="FalGenerated.Emulator" Version="{packages.Version}" />
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
