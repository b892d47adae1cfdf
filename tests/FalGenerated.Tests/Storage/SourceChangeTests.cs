namespace FalGenerated.Tests.Storage;

public sealed class SourceChangeTests : IDisposable
{
    private readonly StorageBench bench = new();
    private readonly string path;

    public SourceChangeTests() => path = bench.WriteFile("clip.mp4", StorageBench.Video(4500));

    public void Dispose() => bench.Dispose();

    [Fact]
    public async Task UploadFile_ShrinksMeanwhile_IsAnErrorAndNeverCompleted()
    {
        ChangeAtTheFirstPart(file => file.SetLength(2500));

        FalTransferException error = await Assert.ThrowsAsync<FalTransferException>(UploadAsync);
        Assert.Equal(TransferFailure.SourceChanged, error.Reason);

        Assert.Equal((4500L, 2500L), (error.ExpectedBytes, error.ActualBytes!.Value));
        Assert.Contains("'clip.mp4'", error.Message, StringComparison.Ordinal);
        Assert.Equal(0, bench.Hosts.Count(seen => seen.IsComplete));
        Assert.Empty(bench.Time.Pauses);
    }

    [Fact]
    public async Task UploadFile_GrowsMeanwhile_IsAnErrorAndNeverCompleted()
    {
        ChangeAtTheFirstPart(file => file.SetLength(6000));

        FalTransferException error = await Assert.ThrowsAsync<FalTransferException>(UploadAsync);
        Assert.Equal(TransferFailure.SourceChanged, error.Reason);

        Assert.Equal((4500L, 6000L), (error.ExpectedBytes, error.ActualBytes!.Value));
        Assert.Equal(0, bench.Hosts.Count(seen => seen.IsComplete));
    }

    [Fact]
    public async Task UploadFile_IsWrittenToMeanwhile_IsAnErrorAndNeverCompleted()
    {
        File.SetLastWriteTimeUtc(path, new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc));
        ChangeAtTheFirstPart(file => file.WriteByte(1));

        FalTransferException error = await Assert.ThrowsAsync<FalTransferException>(UploadAsync);
        Assert.Equal(TransferFailure.SourceChanged, error.Reason);

        Assert.Null(error.ActualBytes);
        Assert.Equal(0, bench.Hosts.Count(seen => seen.IsComplete));
    }

    [Fact]
    public async Task UploadFile_SmallOneGrowsMeanwhile_IsAnError()
    {
        File.WriteAllBytes(path, StorageBench.Video(1500));
        ChangeAtTheFirstPart(file => file.SetLength(6000));

        FalTransferException error = await Assert.ThrowsAsync<FalTransferException>(UploadAsync);
        Assert.Equal(TransferFailure.SourceChanged, error.Reason);

        Assert.Equal((1500L, 6000L), (error.ExpectedBytes, error.ActualBytes!.Value));
    }

    [Fact]
    public async Task Upload_SeekableStreamShorterThanItSaid_IsAnError()
    {
        using ShrinkingStream stream = new(StorageBench.Video(4500), 3200);

        FalTransferException error = await Assert.ThrowsAsync<FalTransferException>(
            () => bench.Storage.UploadAsync(stream, cancellationToken: TestContext.Current.CancellationToken));
        Assert.Equal(TransferFailure.SourceChanged, error.Reason);

        Assert.Equal(4500, error.ExpectedBytes);
        Assert.Equal(0, bench.Hosts.Count(seen => seen.IsComplete));
    }

    [Fact]
    public async Task Upload_StreamThatBreaks_IsItsOwnExceptionAndNeverCompleted()
    {
        await using CutStream stream = new(StorageBench.Video(4500), 3200);

        IOException error = await Assert.ThrowsAsync<IOException>(
            () => bench.Storage.UploadAsync(stream, cancellationToken: TestContext.Current.CancellationToken));

        Assert.Equal("The stream was cut.", error.Message);
        Assert.Equal(0, bench.Hosts.Count(seen => seen.IsComplete));
    }

    private Task<UploadedFile> UploadAsync() => bench.Storage.UploadFileAsync(path, cancellationToken: TestContext.Current.CancellationToken);

    private void ChangeAtTheFirstPart(Action<FileStream> change)
    {
        int parts = 0;
        bench.Hosts.Arrive = (request, _) =>
        {
            // The sharing that the upload asks for binds processes of one system only on some of them.
            if (request.Method == HttpMethod.Put && Interlocked.Increment(ref parts) == 1)
            {
                using FileStream file = new(path, FileMode.Open, FileAccess.Write, FileShare.ReadWrite);
                change(file);
            }

            return Task.CompletedTask;
        };
    }

    private sealed class ShrinkingStream(byte[] bytes, int really) : MemoryStream(bytes)
    {
        public override int Read(Span<byte> buffer) => base.Read(buffer[..Math.Min(buffer.Length, Math.Max(0, really - (int)Position))]);

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => new(Read(buffer.Span));
    }
}
