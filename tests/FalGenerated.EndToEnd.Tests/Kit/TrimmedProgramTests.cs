using System.Globalization;
using System.Runtime.InteropServices;
using FalGenerated.Emulator;

namespace FalGenerated.EndToEnd.Tests.Kit;

/// <summary>A program over our packages that is published trimmed: the serializer reaches the wire's types by reflection, which a trimmer does not see.</summary>
[Collection(WithPackages.Name)]
public sealed class TrimmedProgramTests(PackedFeed feed)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact(Explicit = true)]
    public async Task Program_PublishedTrimmed_WarnsOfNothing_AndRunsAJob()
    {
        using ForeignRepository repository = await ForeignRepository.CreateAsync(feed, Token);

        // The runtime and the trimmer are packages too, which a machine need not have yet.
        repository.Write("nuget.config", repository.Read("nuget.config").Replace("<clear />", "", StringComparison.Ordinal));
        repository.Write("app/app.csproj", ForeignPrograms.ProjectWith($"<PackageReference Include=\"FalGenerated\" Version=\"{feed.Version}\" />"));
        repository.Write("app/Program.cs", ForeignPrograms.UpscaleAt);
        await using FalEmulator emulator = await FalEmulator.StartAsync(new() { Speed = 1000 }, Token);

        string published = await repository.Terminal().RunAsync(
            $"dotnet publish app -c Release -r {RuntimeInformation.RuntimeIdentifier} -p:PublishTrimmed=true -nologo -tl:off -o out", Token);
        Assert.Empty(Terminal.ComplaintsOf(published));
        string program = repository.PathOf(Path.Combine("out", OperatingSystem.IsWindows() ? "app.exe" : "app"));
        string output = await repository.Terminal().RunAsync($"{program} {emulator.QueueUrl} {emulator.RunUrl} {emulator.RestUrl} {emulator.ApiUrl} {emulator.Key}", Token);

        Assert.Matches(@"^done \d+(\.\d+)? https?://", output);
        long bytes = new DirectoryInfo(repository.PathOf("out")).EnumerateFiles().Where(file => file.Extension != ".pdb").Sum(file => file.Length);
        TestContext.Current.TestOutputHelper!.WriteLine(string.Create(CultureInfo.InvariantCulture, $"trimmed: {bytes / 1_000_000} MB"));
    }
}
