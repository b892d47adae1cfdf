using FalGenerated.EndToEnd.Tests.Docs;
using FalGenerated.Emulator;

namespace FalGenerated.EndToEnd.Tests.Kit;

/// <summary>The front page's first program, saved as one file over the packed package.</summary>
[Collection(WithPackages.Name)]
public sealed class FileProgramTests(PackedFeed feed)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact(Explicit = true)]
    public async Task FirstProgram_RunAsAFile_WritesTheResult()
    {
        await using FalEmulator emulator = await FalEmulator.StartAsync(new FalEmulatorOptions(), Token);
        using ForeignRepository repository = await ForeignRepository.CreateAsync(feed, Token);
        string page = await File.ReadAllTextAsync(Repository.PathOf("README.md"), Token);
        string program = Pages.Blocks("README.md").First(block => block.Language == "csharp").Text;

        // The page's program takes the key of the live service; here it is pointed at the emulator, and nothing else is changed.
        const string Live = "FalClient.FromEnvironment();";
        Assert.Contains(Live, program, StringComparison.Ordinal);
        string local = program.Replace(Live, $"new FalClient(new FalOptions().UseEmulator(new Uri(\"{emulator.QueueUrl}\")));", StringComparison.Ordinal);
        // A file is compiled ahead of time unless it says otherwise.
        const string NotNative = "#:property PublishAot=false";
        Assert.Contains($"`{NotNative}`", page, StringComparison.Ordinal);
        repository.Write("upscale.cs", $"#:package FalGenerated@{feed.Version}\n{NotNative}\n{local}");
        File.Copy(Repository.PathOf("tests", "Media", "clip.mp4"), repository.PathOf("clip.mp4"));

        string output = await repository.Terminal().RunAsync("dotnet run upscale.cs", Token);

        Assert.True(File.Exists(repository.PathOf("clip-4k.mp4")), output);
        Assert.Contains("clip-4k.mp4", output, StringComparison.Ordinal);
        Assert.Equal(1, emulator.Submits);
    }
}
