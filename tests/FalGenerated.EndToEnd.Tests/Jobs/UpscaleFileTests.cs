using FalGenerated.BytedanceUpscaler;
using FalGenerated.Emulator;

namespace FalGenerated.EndToEnd.Tests.Jobs;

/// <summary>From file to file in one call: safe to run again, and one paid job whatever the spelling of the call.</summary>
public sealed class UpscaleFileTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("upscale").FullName;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private string Clip { get; } = Repository.PathOf("tests", "Media", "clip.mp4");

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task UpscaleFile_RunAgain_DownloadsTheSameJob()
    {
        await using FalEmulator emulator = await StartAsync();
        using FalClient fal = Client(emulator);

        ResultDownload<UpscaleVideoOutput> first = await fal.Upscaler.UpscaleFileAsync(Clip, In("a.mp4"), cancellationToken: Token);
        Assert.Equal(1, emulator.Submits);

        // Another path to the same content, another target, the default written out, another client: a new process would have one.
        string copy = In("copy.mp4");
        File.Copy(Clip, copy);
        using FalClient other = Client(emulator);
        ResultDownload<UpscaleVideoOutput> second = await other.Upscaler.UpscaleFileAsync(
            copy, In("b.mp4"), new UpscaleOptions { TargetResolution = TargetResolution.Hd1080 }, cancellationToken: Token);

        Assert.Equal(1, emulator.Submits);
        Assert.Equal(first.File.Sha256, second.File.Sha256);
        Assert.True(File.Exists(In("b.mp4")));
    }

    [Fact]
    public async Task UpscaleFile_OtherContentOrOptions_IsAnotherJob()
    {
        await using FalEmulator emulator = await StartAsync();
        using FalClient fal = Client(emulator);
        await fal.Upscaler.UpscaleFileAsync(Clip, In("a.mp4"), cancellationToken: Token);

        await fal.Upscaler.UpscaleFileAsync(Clip, In("b.mp4"), new UpscaleOptions { TargetResolution = TargetResolution.Uhd4K }, cancellationToken: Token);
        Assert.Equal(2, emulator.Submits);

        await fal.Upscaler.UpscaleFileAsync(Clip, In("c.mp4"), fileOptions: new() { Again = true }, cancellationToken: Token);
        Assert.Equal(3, emulator.Submits);
    }

    [Fact]
    public async Task UpscaleFile_AboveItsLimit_UploadsNothing()
    {
        await using FalEmulator emulator = await StartAsync();
        using FalClient fal = Client(emulator);

        await Assert.ThrowsAsync<FalSpendingLimitException>(
            () => fal.Upscaler.UpscaleFileAsync(Clip, In("a.mp4"), fileOptions: new() { MaxPriceUsd = 0.0001m }, cancellationToken: Token));

        Assert.Equal(0, emulator.Submits);
        Assert.Equal(0, emulator.Requests);
    }

    [Fact]
    public async Task UpscaleFile_TargetThatExists_SendsNothing()
    {
        await using FalEmulator emulator = await StartAsync();
        using FalClient fal = Client(emulator);
        await File.WriteAllTextAsync(In("a.mp4"), "mine", Token);

        FalTransferException failed = await Assert.ThrowsAsync<FalTransferException>(() => fal.Upscaler.UpscaleFileAsync(Clip, In("a.mp4"), cancellationToken: Token));
        Assert.Equal(TransferFailure.TargetExists, failed.Reason);

        Assert.Equal(0, emulator.Requests);
        Assert.Equal("mine", await File.ReadAllTextAsync(In("a.mp4"), Token));
    }

    [Fact]
    public async Task UpscaleFile_AfterALostReply_FindsItsJobAtTheService()
    {
        await using FalEmulator emulator = await StartAsync();
        emulator.Inject(new Fault { Operation = Operations.Submit, Kind = FaultKind.LoseReply, Request = 1 });
        using FalClient fal = Client(emulator);
        await Assert.ThrowsAsync<FalOutcomeUnknownException>(() => fal.Upscaler.UpscaleFileAsync(Clip, In("a.mp4"), cancellationToken: Token));

        await fal.Upscaler.UpscaleFileAsync(Clip, In("a.mp4"), cancellationToken: Token);

        Assert.Equal(1, emulator.Submits);
        Assert.True(File.Exists(In("a.mp4")));
    }

    private static Task<FalEmulator> StartAsync() => FalEmulator.StartAsync(
        new() { QueueTime = TimeSpan.FromMilliseconds(20), RunTime = TimeSpan.FromMilliseconds(40) }, Token);

    private string In(string name) => Path.Combine(folder, name);

    private FalClient Client(FalEmulator emulator) => new(new FalOptions
    {
        ApiKey = emulator.Key,
        QueueUrl = emulator.QueueUrl,
        RunUrl = emulator.RunUrl,
        RestUrl = emulator.RestUrl,
        ApiUrl = emulator.ApiUrl,
        JournalPath = In("journal"),
    });
}
