using System.Net.Http.Headers;
using System.Security.Cryptography;
using FalGenerated.Files;

namespace FalGenerated.Tests.Storage;

/// <summary>One partial file per target, taken up by the next download. What a killed process leaves is made by copying the file in mid-transfer.</summary>
public sealed class PartialFileTests : IDisposable
{
    private const int Size = 4 * 1024 * 1024;
    private const string Address = "https://v3b.fal.media/files/out.bin";
    private readonly StorageBench bench = new();
    private readonly byte[] file = StorageBench.Video(Size);

    public PartialFileTests() => bench.Hosts.Files["/files/out.bin"] = file;

    public void Dispose() => bench.Dispose();

    [Fact]
    public async Task Download_AfterAKill_GoesOnBehindTheLastByteWithRangeAndValidator()
    {
        await LeaveAsync(3_000_000);

        DownloadedFile result = await AssertWholeAsync();

        Assert.Equal("bytes=3000000-", bench.Hosts.Seen[0].Headers["Range"]);
        Assert.Equal(FileAnswers.TagOf(file), bench.Hosts.Seen[0].Headers["If-Range"]);
        Assert.Single(bench.Hosts.Seen);
        Assert.Equal(0, result.Interruptions);
    }

    [Fact]
    public async Task Download_AfterAKill_TakesAnotherSignatureOfTheAddress()
    {
        await LeaveAsync(3_000_000, Address + "?X-Amz-Signature=1&X-Amz-Date=2");

        await AssertWholeAsync(Address + "?X-Amz-Signature=2&X-Amz-Date=3");

        Assert.Equal("bytes=3000000-", bench.Hosts.Seen[0].Headers["Range"]);
    }

    [Theory]
    [InlineData("https://v3b.fal.media/files/other.bin")]
    [InlineData("https://v3b.fal.media/files/out.bin?version=2")]
    public async Task Download_LeftByAnotherAddress_StartsFromZero(string other)
    {
        await LeaveAsync(3_000_000, other);

        await AssertWholeAsync();

        Assert.DoesNotContain("Range", bench.Hosts.Seen[0].Headers.Keys);
    }

    [Fact]
    public async Task Download_FileChangedSinceTheKill_StartsFromZero()
    {
        await LeaveAsync(3_000_000);
        bench.Hosts.Files["/files/out.bin"] = StorageBench.Video(Size + 1);

        DownloadedFile result = await DownloadAsync(Address);

        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(StorageBench.Video(Size + 1))), result.Sha256);
    }

    [Fact]
    public async Task Download_KilledBehindTheLastByte_AsksForTheLastByteOnly()
    {
        await LeaveAsync(Size);

        await AssertWholeAsync();

        Assert.Equal($"bytes={Size - 1}-", bench.Hosts.Seen[0].Headers["Range"]);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(8)]
    [InlineData(12)]
    [InlineData(60)]
    public async Task Download_TornState_StartsFromZero(int lost)
    {
        await LeaveAsync(3_000_000);
        byte[] left = await File.ReadAllBytesAsync(Partial, TestContext.Current.CancellationToken);
        await File.WriteAllBytesAsync(Partial, left[..^lost], TestContext.Current.CancellationToken);

        await AssertWholeAsync();

        Assert.DoesNotContain("Range", bench.Hosts.Seen[0].Headers.Keys);
    }

    [Fact]
    public async Task Download_EveryByteOfTheStateFlipped_NeverMixesFiles()
    {
        await LeaveAsync(3_000_000);
        byte[] left = await File.ReadAllBytesAsync(Partial, TestContext.Current.CancellationToken);
        for (int at = 3_000_000; at < left.Length; at += 7)
        {
            byte[] flipped = [.. left];
            flipped[at] ^= 0x11;
            await File.WriteAllBytesAsync(Partial, flipped, TestContext.Current.CancellationToken);
            await AssertWholeAsync();
            File.Delete(bench.PathOf("out.bin"));
        }

        Assert.All(bench.Hosts.Seen, seen => Assert.DoesNotContain("Range", seen.Headers.Keys));
    }

    [Fact]
    public async Task Download_KilledAgainAndAgain_LeavesOneFileAndThenNone()
    {
        for (int kill = 1; kill <= 4; kill++)
        {
            await LeaveAsync(kill * 700_000);
            Assert.Equal([".out.bin.part"], bench.Names());
        }

        await AssertWholeAsync();
    }

    [Fact]
    public async Task Download_CancelledAfterMuch_GoesOnAtTheNextCall()
    {
        using CancellationTokenSource stop = new();
        bench.Hosts.Fault = seen => FileAnswers.Cut(file, seen, 2_000_000);
        Task<DownloadedFile> download = bench.Storage.DownloadAsync(
            new Uri(Address), bench.PathOf("out.bin"), null, new Listener(one => Stop(one, stop)), stop.Token);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => download);
        Assert.Equal([".out.bin.part"], bench.Names());
        bench.Hosts.Fault = null;

        await AssertWholeAsync();

        Assert.StartsWith("bytes=", bench.Hosts.Seen[^1].Headers["Range"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Download_TwoAtOnce_OneFetchesAndTheOtherFindsTheFile()
    {
        TaskCompletionSource arrived = new();
        TaskCompletionSource goOn = new();
        bench.Hosts.Arrive = async (_, _) =>
        {
            arrived.TrySetResult();
            await goOn.Task;
        };
        Task<DownloadedFile> first = DownloadAsync(Address);
        await arrived.Task;
        Task<DownloadedFile> second = DownloadAsync(Address);
        goOn.SetResult();

        await first;
        FalTransferException error = await Assert.ThrowsAsync<FalTransferException>(() => second);

        Assert.Equal(TransferFailure.TargetExists, error.Reason);
        Assert.Single(bench.Hosts.Seen);
        Assert.Equal(["out.bin"], bench.Names());
    }

    [Fact]
    public async Task Open_HeldByAnotherProcess_WaitsForItsEnd()
    {
        using (FileStream held = new(Partial, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None))
        {
            using CancellationTokenSource stop = new();
            Task<DownloadedFile> waiting = bench.Storage.DownloadAsync(new Uri(Address), bench.PathOf("out.bin"), cancellationToken: stop.Token);
            await stop.CancelAsync();
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
            Assert.Empty(bench.Hosts.Seen);
            Assert.True(File.Exists(Partial));
        }

        await AssertWholeAsync();
    }

    private string Partial => bench.PathOf(".out.bin.part");

    private static void Stop(TransferProgress progress, CancellationTokenSource stop)
    {
        if (progress.Bytes > 1_500_000)
        {
            stop.Cancel();
        }
    }

    /// <summary>Leaves what a process leaves that is killed after some bytes.</summary>
    private async Task LeaveAsync(int bytes, string address = Address)
    {
        using PartialFile partial = await PartialFile.OpenAsync(
            bench.PathOf("out.bin"), new DownloadRequest(new Uri(address), bench.PathOf("out.bin"), null, null, 1, false).Source, TimeProvider.System, TestContext.Current.CancellationToken);
        partial.Restart(partial.State with { Validator = new RangeConditionHeaderValue(new EntityTagHeaderValue(FileAnswers.TagOf(file))), TotalBytes = Size });
        for (int at = 0; at < bytes;)
        {
            int count = Math.Min(100_000, bytes - at);
            await partial.AppendAsync(file.AsMemory(at, count));
            at += count;
        }

        partial.IsKept = true;
    }

    private async Task<DownloadedFile> AssertWholeAsync(string address = Address)
    {
        DownloadedFile result = await DownloadAsync(address);
        Assert.Equal(file, await File.ReadAllBytesAsync(result.Path, TestContext.Current.CancellationToken));
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(file)), result.Sha256);
        Assert.Equal(["out.bin"], bench.Names());
        return result;
    }

    private Task<DownloadedFile> DownloadAsync(string address) =>
        bench.Storage.DownloadAsync(new Uri(address), bench.PathOf("out.bin"), cancellationToken: TestContext.Current.CancellationToken);
}
