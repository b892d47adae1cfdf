using System.Globalization;

namespace FalGenerated.EndToEnd.Tests.Kit;

/// <summary>This checkout's packages in a folder. They are packed once, for the first test that asks.</summary>
public sealed class PackedFeed : IDisposable
{
    private static readonly string[] Projects =
        ["src/FalGenerated", "src/FalGenerated.Emulator", "src/FalGenerated.Cli", "generator/FalGenerated.Generator", "generator/FalGenerated.Build"];

    private readonly SemaphoreSlim one = new(1);
    private DirectoryInfo? folder;

    /// <summary>A version of its own: nothing of an earlier run, or of a release, can stand in for what was just packed.</summary>
    public string Version { get; } = VersionOf(Guid.NewGuid().ToByteArray());

    /// <summary>The folder with all packages in <see cref="Version"/>.</summary>
    public async Task<string> FolderAsync(CancellationToken cancellationToken)
    {
        await one.WaitAsync(cancellationToken);
        try
        {
            if (folder is null)
            {
                DirectoryInfo made = Directory.CreateTempSubdirectory("fal-feed-");
                foreach (string project in Projects)
                {
                    await PackAsync(project, Version, made.FullName, cancellationToken);
                }

                folder = made;
            }

            return folder.FullName;
        }
        finally
        {
            one.Release();
        }
    }

    /// <summary>Packs a later version of what a library uses, and names it. It goes into a folder of the caller's: in the feed, whoever asks for the newest would get it.</summary>
    public async Task<string> PackLaterAsync(string into, CancellationToken cancellationToken)
    {
        string later = Version + ".1";
        await PackAsync("src/FalGenerated", later, into, cancellationToken);
        await PackAsync("generator/FalGenerated.Build", later, into, cancellationToken);
        return later;
    }

    public void Dispose()
    {
        folder?.Delete(recursive: true);
        one.Dispose();
    }

    private static Task<string> PackAsync(string project, string version, string feed, CancellationToken cancellationToken) =>
        new Terminal(Repository.Root, ForeignRepository.MachinePackages).RunAsync(
            $"dotnet pack {project} -nologo -v q -c Release -o {feed} -p:Version={version}", cancellationToken);

    /// <summary>Three numbers of 16 bits, which is what an assembly version takes; a stable version, because tools are installed without naming one.</summary>
    private static string VersionOf(byte[] chance) =>
        string.Create(CultureInfo.InvariantCulture, $"0.{BitConverter.ToUInt16(chance) % 65_000}.{BitConverter.ToUInt16(chance, 2) % 65_000}");
}
