using System.Globalization;
using FalGenerated.Generator.Tests.AddEndpoint;
using FalGenerated.Generator.Tests.Support;

namespace FalGenerated.Generator.Tests.Build;

/// <summary>The time that twenty contracts take in one build, against that of one. They share the process that generates them.</summary>
[Collection(nameof(AloneTests))]
public sealed class ManyContractsTimeTests(ITestOutputHelper output)
{
    private const int Many = 20;
    private const int Rounds = 3;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact(Explicit = true)]
    public async Task Generation_OfTwentyContracts_TakesAtMostTwoAndAHalfTimesThatOfOne_AndATouchedOverlayIsOne()
    {
        using WorkingCopy copy = await WorkingCopy.CreateAsync(Token);
        await RunAsync(copy, "build", "generator/FalGenerated.Generator", "-nologo", "-v", "q", "-tl:off");
        string[] endpoints = [.. Enumerable.Range(0, Many).Select(number => string.Create(CultureInfo.InvariantCulture, $"acme/thing{number}/make"))];
        foreach (string endpoint in endpoints)
        {
            await File.WriteAllTextAsync(copy.PathOf("document.json"), await DocumentOfAsync(endpoint), Token);
            (int code, _, string error) = await CommandLine.AddAsync([endpoint, "--root", copy.PathOf("openapi"), "--from", copy.PathOf("document.json")], Token);
            Assert.True(code == 0, error);
        }

        await WriteProjectAsync(copy, "one", endpoints[..1]);
        await WriteProjectAsync(copy, "many", endpoints);
        TimeSpan one = await FastestAsync(copy, "one");
        TimeSpan many = await FastestAsync(copy, "many");
        await File.AppendAllTextAsync(copy.PathOf("openapi", endpoints[7], "csharp.overlay.json"), "\n", Token);
        Dictionary<string, DateTime> before = Stamps(copy);
        await GenerateAsync(copy, "many");

        string[] touched = [.. Stamps(copy).Where(stamp => before[stamp.Key] != stamp.Value).Select(stamp => Path.GetFileName(stamp.Key))];
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"one contract {one.TotalSeconds:0.0} s, {Many} contracts {many.TotalSeconds:0.0} s: {many / one:0.00} times; after a touched overlay {touched.Length} is made again"));
        Assert.Equal(["acme.thing7.make.stamp"], touched);
    }

    private static Dictionary<string, DateTime> Stamps(WorkingCopy copy) =>
        Directory.GetFiles(copy.PathOf("many", "obj"), "acme.*.stamp", SearchOption.AllDirectories).ToDictionary(file => file, File.GetLastWriteTimeUtc);

    private static async Task<TimeSpan> FastestAsync(WorkingCopy copy, string project)
    {
        List<TimeSpan> times = [];
        for (int round = 0; round < Rounds; round++)
        {
            foreach (string folder in Directory.GetDirectories(copy.PathOf(project, "obj"), "fal", SearchOption.AllDirectories))
            {
                Directory.Delete(folder, recursive: true);
            }

            long started = TimeProvider.System.GetTimestamp();
            await GenerateAsync(copy, project);
            times.Add(TimeProvider.System.GetElapsedTime(started));
        }

        return times.Min();
    }

    /// <summary>Our target alone: the compiler's time is its own.</summary>
    private static Task GenerateAsync(WorkingCopy copy, string project) =>
        RunAsync(copy, "msbuild", project, "-nologo", "-v:q", "-tl:off", "-t:FalGenerate", "-p:BuildProjectReferences=false");

    private static async Task WriteProjectAsync(WorkingCopy copy, string name, string[] endpoints)
    {
        Directory.CreateDirectory(copy.PathOf(name));
        await File.WriteAllTextAsync(copy.PathOf(name, name + ".csproj"), $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <ItemGroup>
                <ProjectReference Include="../src/FalGenerated/FalGenerated.csproj" />
                <FalContract Include="{string.Join(';', endpoints)}" />
              </ItemGroup>
            </Project>
            """, Token);
        await RunAsync(copy, "build", name, "-nologo", "-v", "q", "-tl:off");
    }

    private static async Task<string> DocumentOfAsync(string endpoint) => (await File.ReadAllTextAsync(AddCommandTests.DocumentOf("fal-ai/imagine/dev"), Token))
        .Replace("fal-ai/imagine/dev", endpoint, StringComparison.Ordinal).Replace("fal-ai/imagine", endpoint[..^5], StringComparison.Ordinal);

    private static async Task RunAsync(WorkingCopy copy, params string[] arguments)
    {
        CommandRun run = await CommandRun.DotnetAsync(copy.Root, Token, arguments);
        Assert.True(run.ExitCode == 0 && run.Complaints.Count == 0, run.Output);
    }
}
