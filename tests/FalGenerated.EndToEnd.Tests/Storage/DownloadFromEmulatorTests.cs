using FalGenerated.BytedanceUpscaler;
using FalGenerated.Emulator;
using FalGenerated.Tests.Storage;

namespace FalGenerated.EndToEnd.Tests.Storage;

public sealed class DownloadFromEmulatorTests
{
    [Theory]
    [InlineData(FaultKind.Cut, 0L)]
    [InlineData(FaultKind.Cut, 1L)]
    [InlineData(FaultKind.Cut, 131_072L)]
    [InlineData(FaultKind.Cut, 500_001L)]
    [InlineData(FaultKind.Cut, 798_776L)]
    [InlineData(FaultKind.Stall, 400_000L)]
    [InlineData(FaultKind.Reset, null)]
    [InlineData(FaultKind.Answer, null)]
    [InlineData(FaultKind.LoseReply, null)]
    [InlineData(FaultKind.Delay, null)]
    public async Task Download_TransferBreaks_ArrivesWhole(FaultKind kind, long? atByte)
    {
        await using EmulatorBench bench = await EmulatorBench.StartAsync();
        Uri address = await bench.UploadCleanlyAsync();
        bench.Emulator.Inject(new Fault { Kind = kind, Operation = Operations.File, Request = 1, AtByte = atByte, DelaySeconds = 0.2 });

        DownloadedFile file = await bench.Client.Storage.DownloadAsync(address, bench.PathOf("out.bin"), cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal(bench.Sha256, file.Sha256);
        Assert.Equal(bench.Content, await File.ReadAllBytesAsync(file.Path, TestContext.Current.CancellationToken));
        Assert.Equal(kind is FaultKind.Stall or FaultKind.Delay ? 0 : 1, file.Interruptions);
        Assert.Equal(["in.bin", "out.bin"], Directory.GetFileSystemEntries(bench.Folder).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal));
        Assert.Equal(0, bench.Emulator.AuthorizationOnFilesPort);
    }

    [Fact]
    public async Task Download_CutThreeTimes_AsksForTheRestEachTime()
    {
        await using EmulatorBench bench = await EmulatorBench.StartAsync();
        Uri address = await bench.UploadCleanlyAsync();
        bench.Emulator.Inject(new Fault { Kind = FaultKind.Cut, Operation = Operations.File, Request = 1, Times = 3, AtByte = 200_000 });

        DownloadedFile file = await bench.Client.Storage.DownloadAsync(address, bench.PathOf("out.bin"), cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal(bench.Sha256, file.Sha256);
        Assert.Equal(
            [null, "bytes=200000-", "bytes=400000-", "bytes=600000-"],
            bench.Emulator.Wire.Where(one => one.Operation == Operations.File).Select(one => one.Headers.GetValueOrDefault("Range")));
    }

    [Fact]
    public async Task Download_FileExpired_IsTypedAndLeavesNothing()
    {
        await using EmulatorBench bench = await EmulatorBench.StartAsync(options: new FalEmulatorOptions { ManualTime = true, FileLifetime = TimeSpan.FromHours(1) });
        Uri address = await bench.UploadCleanlyAsync();
        bench.Emulator.Advance(TimeSpan.FromHours(2));

        FalTransferException error = await Assert.ThrowsAsync<FalTransferException>(
            () => bench.Client.Storage.DownloadAsync(address, bench.PathOf("out.bin"), cancellationToken: TestContext.Current.CancellationToken));
        Assert.Equal(TransferFailure.DownloadFailed, error.Reason);

        Assert.Equal(404, error.StatusCode);
        Assert.Equal([bench.Source], Directory.GetFileSystemEntries(bench.Folder));
    }

    [Fact]
    public async Task WaitAndDownload_JobOfTheUpscaler_BringsTheEchoHome()
    {
        await using EmulatorBench bench = await EmulatorBench.StartAsync(options: new FalEmulatorOptions { Speed = 100 });
        UploadedFile clip = await bench.Client.Storage.UploadFileAsync(Repository.PathOf("tests", "Media", "clip.mp4"), cancellationToken: TestContext.Current.CancellationToken);
        FalJob<UpscaleVideoOutput> job = await bench.Client.Upscaler.SubmitAsync(
            new UpscaleVideoInput { VideoUrl = clip.Url.AbsoluteUri }, cancellationToken: TestContext.Current.CancellationToken);

        ResultDownload<UpscaleVideoOutput> delivery = await job.WaitAndDownloadAsync(bench.PathOf("out.mp4"), cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal(clip.Bytes, delivery.File.Bytes);
        Assert.Equal(["The video was not checked: the emulator hands the source back."], delivery.Findings);
    }

    /// <summary>Needs Linux and the right to mount: a file system of one mebibyte is filled for real.</summary>
    [Fact(Explicit = true)]
    public async Task Download_DiskFull_IsTypedAndLeavesNothing()
    {
        await using EmulatorBench bench = await EmulatorBench.StartAsync();
        Uri address = await bench.UploadCleanlyAsync();
        await using SmallDisk disk = await SmallDisk.MountAsync(bench.PathOf("disk"), kibibytes: 512);

        FalTransferException error = await Assert.ThrowsAsync<FalTransferException>(() => bench.Client.Storage.DownloadAsync(
            address, Path.Combine(disk.Folder, "out.bin"), cancellationToken: TestContext.Current.CancellationToken));

        Assert.Equal(TransferFailure.DiskFull, error.Reason);
        Assert.Empty(Directory.GetFileSystemEntries(disk.Folder));
    }
}
