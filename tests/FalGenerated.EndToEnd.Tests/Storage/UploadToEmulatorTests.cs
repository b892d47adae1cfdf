using System.Text.Json.Nodes;
using FalGenerated.Emulator;

namespace FalGenerated.EndToEnd.Tests.Storage;

public sealed class UploadToEmulatorTests
{
    public static TheoryData<FaultKind, int, long?> FaultsOnAnyPartAndByte
    {
        get
        {
            TheoryData<FaultKind, int, long?> rows = [];
            foreach (FaultKind kind in new[] { FaultKind.Reset, FaultKind.Answer })
            {
                for (int part = 1; part <= EmulatorBench.Parts; part++)
                {
                    rows.Add(kind, part, null);
                    rows.Add(kind, part, 1);
                    rows.Add(kind, part, 12_344);
                    rows.Add(kind, part, EmulatorBench.PartSize - 1);
                    rows.Add(kind, part, EmulatorBench.PartSize);
                }
            }

            return rows;
        }
    }

    [Fact]
    public async Task UploadFile_NothingWrong_ArrivesWhole()
    {
        await using EmulatorBench bench = await EmulatorBench.StartAsync();

        UploadedFile file = await bench.Client.Storage.UploadFileAsync(bench.Source, cancellationToken: TestContext.Current.CancellationToken);

        await bench.AssertHoldsAsync(file.Url.AbsoluteUri);
        Assert.Equal(EmulatorBench.Parts, bench.Emulator.RequestsOf(Operations.Part));
    }

    [Theory]
    [MemberData(nameof(FaultsOnAnyPartAndByte))]
    public async Task UploadFile_PartBreaksOrFails_ArrivesWholeAndSendsOnlyThatPartAgain(FaultKind kind, int request, long? atByte)
    {
        await using EmulatorBench bench = await EmulatorBench.StartAsync();
        bench.Emulator.Inject(new Fault { Kind = kind, Operation = Operations.Part, Request = request, AtByte = atByte });

        UploadedFile file = await bench.Client.Storage.UploadFileAsync(bench.Source, cancellationToken: TestContext.Current.CancellationToken);

        await bench.AssertHoldsAsync(file.Url.AbsoluteUri);
        Assert.Equal(1, bench.Emulator.RequestsOf(Operations.InitiateMultipart));
        Assert.Equal(EmulatorBench.Parts + 1, bench.Emulator.RequestsOf(Operations.Part));
    }

    [Theory]
    [InlineData(Operations.InitiateMultipart, FaultKind.LoseReply)]
    [InlineData(Operations.InitiateMultipart, FaultKind.Answer)]
    [InlineData(Operations.Part, FaultKind.LoseReply)]
    [InlineData(Operations.Part, FaultKind.Delay)]
    [InlineData(Operations.Complete, FaultKind.LoseReply)]
    [InlineData(Operations.Complete, FaultKind.Answer)]
    [InlineData(Operations.Complete, FaultKind.Reset)]
    public async Task UploadFile_StepFails_ArrivesWhole(string operation, FaultKind kind)
    {
        await using EmulatorBench bench = await EmulatorBench.StartAsync();
        bench.Emulator.Inject(new Fault { Kind = kind, Operation = operation, Request = 1, DelaySeconds = 0.3 });

        UploadedFile file = await bench.Client.Storage.UploadFileAsync(bench.Source, cancellationToken: TestContext.Current.CancellationToken);

        await bench.AssertHoldsAsync(file.Url.AbsoluteUri);
    }

    [Theory]
    [InlineData(1, null)]
    [InlineData(3, null)]
    [InlineData(4, 5_000L)]
    public async Task UploadFile_AddressExpired_GetsANewOne(int request, long? atByte)
    {
        await using EmulatorBench bench = await EmulatorBench.StartAsync();
        bench.Emulator.Inject(new Fault { Kind = FaultKind.Answer, Operation = Operations.Part, Request = request, AtByte = atByte, Status = 403 });

        UploadedFile file = await bench.Client.Storage.UploadFileAsync(bench.Source, cancellationToken: TestContext.Current.CancellationToken);

        await bench.AssertHoldsAsync(file.Url.AbsoluteUri);
        Assert.Equal(2, bench.Emulator.RequestsOf(Operations.InitiateMultipart));
        Assert.Single(bench.Emulator.Files);
    }

    [Fact]
    public async Task UploadFile_LifetimeOfTheAddressEndsOnTheWay_GetsANewOne()
    {
        await using EmulatorBench bench = await EmulatorBench.StartAsync(
            options => options.Storage.PartsInFlight = 1, new FalEmulatorOptions { ManualTime = true });
        int reports = 0;
        Listener expire = new(_ =>
        {
            if (Interlocked.Increment(ref reports) == 1)
            {
                bench.Emulator.Advance(TimeSpan.FromHours(2));
            }
        });

        UploadedFile file = await bench.Client.Storage.UploadFileAsync(bench.Source, progress: expire, cancellationToken: TestContext.Current.CancellationToken);

        await bench.AssertHoldsAsync(file.Url.AbsoluteUri);
        Assert.Equal(2, bench.Emulator.RequestsOf(Operations.InitiateMultipart));
    }

    [Fact]
    public async Task UploadFile_WrongTag_StartsACleanSet()
    {
        await using EmulatorBench bench = await EmulatorBench.StartAsync();
        bench.Emulator.Inject(new Fault { Kind = FaultKind.Merge, Operation = Operations.Part, Request = 2, Merge = new JsonObject { ["etag"] = "\"wrong\"" } });

        UploadedFile file = await bench.Client.Storage.UploadFileAsync(bench.Source, cancellationToken: TestContext.Current.CancellationToken);

        await bench.AssertHoldsAsync(file.Url.AbsoluteUri);
        Assert.Single(bench.Emulator.Files);
    }

    [Fact]
    public async Task UploadFile_PartNeverPasses_IsTypedAndLeavesNoFile()
    {
        await using EmulatorBench bench = await EmulatorBench.StartAsync();
        bench.Emulator.Inject(new Fault { Kind = FaultKind.Answer, Operation = Operations.Part });

        FalTransferException failed = await Assert.ThrowsAsync<FalTransferException>(
            () => bench.Client.Storage.UploadFileAsync(bench.Source, cancellationToken: TestContext.Current.CancellationToken));
        Assert.Equal(TransferFailure.UploadFailed, failed.Reason);

        Assert.Empty(bench.Emulator.Files);
    }

    [Fact]
    public async Task UploadFile_FileShrinksMeanwhile_IsTypedAndLeavesNoFile()
    {
        await using EmulatorBench bench = await EmulatorBench.StartAsync(options => options.Storage.PartsInFlight = 1);
        Listener shrink = new(_ =>
        {
            using FileStream file = new(bench.Source, FileMode.Open, FileAccess.Write, FileShare.ReadWrite);
            file.SetLength(EmulatorBench.PartSize + 1);
        });

        FalTransferException failed = await Assert.ThrowsAsync<FalTransferException>(
            () => bench.Client.Storage.UploadFileAsync(bench.Source, progress: shrink, cancellationToken: TestContext.Current.CancellationToken));
        Assert.Equal(TransferFailure.SourceChanged, failed.Reason);

        Assert.Empty(bench.Emulator.Files);
    }

    [Fact]
    public async Task Upload_Lifecycle_IsUnderstood()
    {
        await using EmulatorBench bench = await EmulatorBench.StartAsync();

        await bench.Client.Storage.UploadAsync(
            bench.Content.AsMemory(0, 1000),
            new UploadOptions { Lifecycle = new FileLifecycle { ExpiresAfter = TimeSpan.FromHours(1) } },
            cancellationToken: TestContext.Current.CancellationToken);

        Assert.NotNull(Assert.Single(bench.Emulator.Files).ExpiresAt);
    }

    private sealed class Listener(Action<TransferProgress> hear) : IProgress<TransferProgress>
    {
        public void Report(TransferProgress value) => hear(value);
    }
}
