namespace FalGenerated.EndToEnd.Tests.Kit;

/// <summary>What goes wrong in somebody's first hour, and what changes under a build that works.</summary>
[Collection(WithPackages.Name)]
public sealed class ForeignMistakeTests(PackedFeed feed)
{
    private const string Project = "my lib/my lib.csproj";
    private const string Build = "dotnet build \"my lib\" -nologo -v q -tl:off";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact(Explicit = true)]
    public async Task FirstHour_EachMistakeIsOneErrorThatSaysWhatToDo()
    {
        using ForeignRepository repository = await ForeignRepository.CreateAsync(feed, Token);
        Terminal terminal = repository.Terminal();
        Write(repository, "fal-ai/imagine/dev", feed.Version);

        string nothing = Assert.Single(await terminal.FailAsync(Build, Token));
        Assert.Contains("error FALGEN0044: Nothing is pinned", nothing, StringComparison.Ordinal);
        Assert.Contains("run: fal-contract add fal-ai/imagine/dev [", nothing, StringComparison.Ordinal);

        await PinAsync(repository, terminal);
        string unpinned = Assert.Single(await terminal.FailAsync(Build, Token));
        Assert.Contains("error FALGEN0044: A FalContract names what is not pinned", unpinned, StringComparison.Ordinal);
        Assert.Contains("run: fal-contract add fal-ai/imagine/dev [", unpinned, StringComparison.Ordinal);

        Write(repository, "fal-ai/speak", sdk: null);
        Assert.Contains("error FALGEN0045: The generated clients need the package FalGenerated", Assert.Single(await terminal.FailAsync(Build, Token)), StringComparison.Ordinal);

        Write(repository, "fal-ai/speak", feed.Version);
        repository.Write(Project, repository.Read(Project).Replace("<Nullable>", "<LangVersion>13.0</LangVersion><Nullable>", StringComparison.Ordinal));
        Assert.Contains("error FALGEN0046: The generated code is C# 14, and LangVersion is 13.0 here.", Assert.Single(await terminal.FailAsync(Build, Token)), StringComparison.Ordinal);

        repository.Write("other.json", ForeignRepository.DocumentOf("fal-ai/speak").Replace("fal-ai/speak", "acme/speak", StringComparison.Ordinal));
        await terminal.RunAsync("fal-contract add acme/speak --from other.json", Token);
        Write(repository, "fal-ai/speak;acme/speak", feed.Version);
        string[] doubles = await terminal.FailAsync(Build, Token);
        Assert.Contains(doubles, line => line.StartsWith("fal-ai/speak(1,1): error FALGEN0031: 'acme/speak' would be generated into the namespace 'Speak' too; give one of the two a Namespace", StringComparison.Ordinal));

        repository.Write(Project, repository.Read(Project).Replace("fal-ai/speak;acme/speak\"", "fal-ai/speak\" /><FalContract Include=\"acme/speak\" Namespace=\"Mine\"", StringComparison.Ordinal));
        Assert.Empty(Terminal.ComplaintsOf(await terminal.RunAsync(Build, Token)));
    }

    [Fact(Explicit = true)]
    public async Task DesignTimeBuild_OfACleanClone_IsSilent()
    {
        using ForeignRepository repository = await ForeignRepository.CreateAsync(feed, Token);
        Terminal terminal = repository.Terminal();
        await PinAsync(repository, terminal);
        Write(repository, "fal-ai/speak", feed.Version);

        Assert.Equal("", await terminal.RunAsync(
            "dotnet msbuild \"my lib\" -nologo -v:q -t:CoreCompile -p:DesignTimeBuild=true -p:BuildProjectReferences=false -p:SkipCompilerExecution=true -p:ProvideCommandLineArgs=true", Token));
    }

    [Fact(Explicit = true)]
    public async Task Upgrade_OfThePackage_GeneratesAnew_AndOnlyThen()
    {
        using ForeignRepository repository = await ForeignRepository.CreateAsync(feed, Token);
        Terminal terminal = repository.Terminal();
        await PinAsync(repository, terminal);
        Write(repository, "fal-ai/speak", feed.Version);
        await terminal.RunAsync(Build, Token);
        DateTime generated = Stamp(repository);

        await terminal.RunAsync(Build, Token);
        Assert.Equal(generated, Stamp(repository));

        string folder = repository.PathOf("later");
        Write(repository, "fal-ai/speak", await feed.PackLaterAsync(folder, Token));
        Assert.Empty(Terminal.ComplaintsOf(await terminal.RunAsync($"{Build} -p:RestoreAdditionalProjectSources={folder}", Token)));
        Assert.NotEqual(generated, Stamp(repository));
    }

    private static async Task PinAsync(ForeignRepository repository, Terminal terminal)
    {
        repository.WriteDocument("speak.json", "fal-ai/speak");
        await terminal.RunAsync("dotnet tool install --global FalGenerated.Contract", Token);
        await terminal.RunAsync("fal-contract add fal-ai/speak --from speak.json", Token);
    }

    private static DateTime Stamp(ForeignRepository repository) =>
        File.GetLastWriteTimeUtc(repository.PathOf("my lib/obj/Debug/net10.0/fal/generated.stamp"));

    private void Write(ForeignRepository repository, string endpoint, string? sdk)
    {
        string reference = sdk is null ? "" : $"<PackageReference Include=\"FalGenerated\" Version=\"{sdk}\" />";
        repository.Write(Project, $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <Nullable>enable</Nullable>
                <TreatWarningsAsErrors>true</TreatWarningsAsErrors>
              </PropertyGroup>
              <ItemGroup>
                {reference}
                <PackageReference Include="FalGenerated.Build" Version="{sdk ?? feed.Version}" PrivateAssets="all" IncludeAssets="build;buildTransitive" />
                <FalContract Include="{endpoint}" />
              </ItemGroup>
            </Project>
            """);
    }
}
