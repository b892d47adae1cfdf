using System.Globalization;

namespace FalGenerated.Generator.Tests.Support;

/// <summary>Packages of this checkout in a folder feed, under a version of their own: one of the same version in the machine's cache would win.</summary>
internal sealed class BuiltPackages : IDisposable
{
    private readonly string _cache;

    private BuiltPackages(string cache) => _cache = cache;

    public string Version { get; } = VersionOf(Guid.NewGuid().ToByteArray());

    /// <summary>Packs the projects into <c>feed</c> below the folder, and writes a nuget.config that knows it.</summary>
    public static async Task<BuiltPackages> CreateAsync(TemporaryFolder folder, CancellationToken cancellationToken, params string[] projects)
    {
        CommandRun cache = await CommandRun.DotnetAsync(folder.Root, cancellationToken, "nuget", "locals", "global-packages", "--list");
        BuiltPackages packages = new(cache.Output[(cache.Output.IndexOf(": ", StringComparison.Ordinal) + 2)..].Trim());
        foreach (string project in projects)
        {
            CommandRun packed = await CommandRun.DotnetAsync(
                Repository.Root, cancellationToken, "pack", project, "-nologo", "-v", "q", "-c", "Release", "-o", folder.PathOf("feed"), $"-p:Version={packages.Version}");
            Assert.True(packed.ExitCode == 0, packed.Output);
        }

        folder.Write("nuget.config", """<configuration><packageSources><add key="built" value="feed" /></packageSources></configuration>""");
        return packages;
    }

    /// <summary>Three numbers of 16 bits, which is what an assembly version takes.</summary>
    private static string VersionOf(byte[] chance) =>
        string.Create(CultureInfo.InvariantCulture, $"0.{BitConverter.ToUInt16(chance) % 65_000}.{BitConverter.ToUInt16(chance, 2) % 65_000}");

    /// <summary>Takes this version out of the machine's cache again.</summary>
    public void Dispose()
    {
        foreach (string id in Directory.GetDirectories(_cache, "fal*"))
        {
            string extracted = Path.Combine(id, Version);
            if (Directory.Exists(extracted))
            {
                Directory.Delete(extracted, recursive: true);
            }
        }
    }
}
