using System.Diagnostics;
using System.Globalization;

namespace FalGenerated.Tests.Storage;

/// <summary>A file system in memory that is soon full.</summary>
internal sealed class SmallDisk : IAsyncDisposable
{
    private SmallDisk(string folder) => Folder = folder;

    public string Folder { get; }

    public static async Task<SmallDisk> MountAsync(string folder, int kibibytes)
    {
        Directory.CreateDirectory(folder);
        int exit = await RunAsync("mount", "-t", "tmpfs", "-o", string.Create(CultureInfo.InvariantCulture, $"size={kibibytes}k"), "none", folder);
        Assert.SkipUnless(exit == 0, "This user may not mount a file system.");
        return new SmallDisk(folder);
    }

    public async ValueTask DisposeAsync() => Assert.Equal(0, await RunAsync("umount", Folder));

    private static async Task<int> RunAsync(string program, params string[] arguments)
    {
        using Process process = Process.Start(program, arguments);
        await process.WaitForExitAsync();
        return process.ExitCode;
    }
}
