using FalGenerated.Cli.Arguments;
using FalGenerated.Cli.Failures;
using FalGenerated.Cli.Reporting;

namespace FalGenerated.EndToEnd.Tests.Cli;

/// <summary><c>upload</c> and <c>download</c>.</summary>
public sealed class TransferCommandTests
{
    [Fact]
    public async Task Upload_ThenDownload_GivesTheSameBytes()
    {
        await using CliBench bench = await CliBench.StartAsync();

        CliResult up = await bench.RunAsync("upload", bench.Clip, "--server", bench.Server, "--json");
        CliResult down = await bench.RunAsync("download", (string)up.Json()["url"]!, "-o", bench.Output, "--server", bench.Server, "--json");

        Assert.Equal(["url", "contentType", "fileName", "bytes", "parts"], up.OwnKeys());
        Assert.Equal("video/mp4", (string?)up.Json()["contentType"]);
        Assert.Equal((0, 0), (up.ExitCode, down.ExitCode));
        Assert.Equal(["bytes", "sha256"], down.OwnKeys());
        Assert.Equal(new FileInfo(bench.Clip).Length, (long)down.Json()["bytes"]!);
        Assert.Equal(bench.Output, (string?)down.Json()["outputPath"]);
        Assert.Equal(0, bench.Emulator.AuthorizationOnFilesPort);
    }

    [Fact]
    public async Task Download_OfATypedAddress_NeedsNeitherKeyNorServer()
    {
        await using CliBench bench = await CliBench.StartAsync();
        string url = (string)(await bench.RunAsync("upload", bench.Clip, "--server", bench.Server, "--json")).Json()["url"]!;

        CliResult run = await bench.RunAsync("download", url, "-o", bench.Output, "--json");

        Assert.Equal(0, run.ExitCode);
        Assert.Equal(await File.ReadAllBytesAsync(bench.Clip, TestContext.Current.CancellationToken), await File.ReadAllBytesAsync(bench.Output, TestContext.Current.CancellationToken));
        Assert.Equal(0, bench.Emulator.AuthorizationOnFilesPort);
    }

    [Fact]
    public void Target_ThatIsADevice_IsRefusedEvenToOverwrite()
    {
        CommandException refused = Assert.Throws<CommandException>(() => new OutputTarget("/dev/null", Overwrite: true).EnsureWritable());

        Assert.Equal((ExitCode.Refused, "output_is_device"), (refused.ExitCode, refused.Code));
    }

    [Fact]
    public async Task Upload_WhereNoJournalCanBeKept_DoesWithoutOne()
    {
        await using CliBench bench = await CliBench.StartAsync();
        Dictionary<string, string> variables = new() { ["XDG_STATE_HOME"] = bench.Clip };
        using RunningCli upload = new(variables, terminal: false, "upload", bench.Clip, "--server", bench.Server, "--json");

        Assert.Equal(0, (await upload.EndAsync()).ExitCode);
    }

    [Fact]
    public async Task Download_OfNoFile_IsExit1AndLeavesNothing()
    {
        await using CliBench bench = await CliBench.StartAsync();

        CliResult run = await bench.RunAsync("download", bench.Emulator.FilesUrl + "files/none.mp4", "-o", bench.Output, "--server", bench.Server, "--json");

        Assert.Equal((1, "download_failed"), (run.ExitCode, run.Code()));
        Assert.Equal(["clip.mp4"], Directory.GetFiles(Path.GetDirectoryName(bench.Output)!).Select(Path.GetFileName));
    }

    [Fact]
    public async Task Download_ToAFullDisk_IsOneSentenceAndLeavesNothing()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "It takes a file system of 64 KB, in a namespace of Linux.");
        await using CliBench bench = await CliBench.StartAsync();
        string url = (string)(await bench.RunAsync("upload", bench.Clip, "--server", bench.Server, "--json")).Json()["url"]!;
        string disk = Directory.CreateDirectory(bench.PathOf("disk")).FullName;

        using CliProcess process = CliProcess.StartIn(
            "unshare -rm true 2>/dev/null || exit 77; exec unshare -rm sh -c 'mount -t tmpfs -o size=64k none \"$0\" || exit 77; \"$@\"; code=$?; echo \"left: $(ls -A \"$0\")\" >&2; exit $code' \"$DISK\" \"$@\"",
            new Dictionary<string, string?> { ["DISK"] = disk },
            "download", url, "-o", Path.Combine(disk, "out.mp4"), "--server", bench.Server, "--json");
        CliResult run = await process.EndAsync();

        Assert.SkipWhen(run.ExitCode == 77, "This machine lets nobody mount a small file system.");
        Assert.Equal((2, "disk_full"), (run.ExitCode, run.Code()));
        Assert.Contains(run.ErrorLines, line => line.StartsWith("Free some space", StringComparison.Ordinal));
        Assert.Equal("left: ", run.ErrorLines[^1]);
    }

    [Fact]
    public async Task Download_BeyondTheLargestFile_IsExit2AndLeavesNothing()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "It takes a shell that can limit the size of files.");
        await using CliBench bench = await CliBench.StartAsync();
        string url = (string)(await bench.RunAsync("upload", bench.Clip, "--server", bench.Server, "--json")).Json()["url"]!;

        // 32 blocks are at most 32 KiB, less than the clip. The runtime's own mapped files must stay out of the limit's way.
        using CliProcess process = CliProcess.StartIn(
            "trap '' XFSZ; ulimit -f 32 && exec \"$@\"",
            new Dictionary<string, string?> { ["DOTNET_EnableWriteXorExecute"] = "0", ["DOTNET_EnableDiagnostics"] = "0" },
            "download", url, "-o", bench.Output, "--server", bench.Server, "--json");
        CliResult run = await process.EndAsync();

        Assert.Equal((2, "disk_full"), (run.ExitCode, run.Code()));
        Assert.Contains(run.ErrorLines, line => line.StartsWith("Free some space", StringComparison.Ordinal));
        Assert.Equal(["clip.mp4"], Directory.GetFiles(Path.GetDirectoryName(bench.Output)!).Select(Path.GetFileName));
    }
}
