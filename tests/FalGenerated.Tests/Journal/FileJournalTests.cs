using System.Text;
using FalGenerated.Idempotency;

namespace FalGenerated.Tests.Journal;

public sealed class FileJournalTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("fal-journal-").FullName;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private string Path => System.IO.Path.Combine(folder, "j");

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task Journal_CutAtEveryByte_StillReadsEveryWholeLineAndTakesNewOnes()
    {
        FileJournal journal = Open();
        await journal.TryBeginAsync(Intent("a"), Token);
        await journal.RecordAsync("a", JournalState.Accepted, "token-a", Token);
        await journal.TryBeginAsync(Intent("b"), Token);
        byte[] whole = await File.ReadAllBytesAsync(Path, Token);

        for (int length = 0; length <= whole.Length; length++)
        {
            await File.WriteAllBytesAsync(Path, whole[..length], Token);
            int lines = whole[..length].Count(letter => letter == '\n');
            FileJournal after = Open();

            List<JournalEntry> entries = await after.ListAsync(Token).ToListAsync(Token);
            Assert.Null(await after.TryBeginAsync(Intent("c"), Token));

            Assert.Equal(lines switch { 0 => [], 1 => [JournalState.Begun], 2 => [JournalState.Accepted], _ => [JournalState.Accepted, JournalState.Begun] },
                entries.Select(entry => entry.State));
            Assert.Equal(JournalState.Begun, (await Open().FindAsync("c", Token))!.State);
        }
    }

    [Fact]
    public async Task Begin_OfATakenKey_ReturnsItsEntryFromAnyObjectOnTheFile()
    {
        FileJournal one = Open();
        FileJournal two = Open();

        Assert.Null(await one.TryBeginAsync(Intent("a"), Token));
        JournalEntry? present = await two.TryBeginAsync(Intent("a"), Token);
        await one.RecordAsync("a", JournalState.NotSent, null, Token);

        Assert.Equal(JournalState.Begun, present!.State);
        Assert.Equal(Intent("a"), present.Submit);
        Assert.Null(await two.TryBeginAsync(Intent("a"), Token));
    }

    [Fact]
    public async Task Record_ThatWouldUndoAJob_ChangesNothing()
    {
        FileJournal journal = Open();
        await journal.TryBeginAsync(Intent("a"), Token);
        await journal.RecordAsync("a", JournalState.Accepted, "t", Token);

        await journal.RecordAsync("a", JournalState.NotSent, null, Token);
        await journal.RecordAsync("a", JournalState.Unknown, null, Token);

        Assert.Equal(new JournalEntry(Intent("a"), JournalState.Accepted, "t"), await Open().FindAsync("a", Token));
    }

    [Fact]
    public async Task ManyObjects_OnOneFile_LoseNothing()
    {
        await Task.WhenAll(Enumerable.Range(0, 8).Select(number => Task.Run(
            async () =>
            {
                FileJournal journal = Open();
                for (int i = 0; i < 10; i++)
                {
                    Assert.Null(await journal.TryBeginAsync(Intent($"{number}-{i}"), Token));
                }
            },
            Token)));

        Assert.Equal(80, (await Open().ListAsync(Token).ToListAsync(Token)).Count);
    }

    [Fact]
    public async Task Lines_OfAnotherKind_ArePassedOver_AndOfAnotherVersionAreNot()
    {
        AppendOnlyFile file = new(Path);
        await file.ExchangeAsync(() => ["m spent"], Token);
        await Open().TryBeginAsync(Intent("a"), Token);
        Assert.Single(await Open().ListAsync(Token).ToListAsync(Token));

        await new AppendOnlyFile(Path).ExchangeAsync(() => ["i [1,2]"], Token);

        await Assert.ThrowsAsync<FalJournalException>(async () => await Open().TryBeginAsync(Intent("b"), Token));
    }

    [Fact]
    public async Task File_OnUnix_IsForItsOwnerOnly()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("Windows has no mode bits.");
            return;
        }

        await Open().TryBeginAsync(Intent("a"), Token);

        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Path));
        Assert.DoesNotContain("canary", Encoding.UTF8.GetString(await File.ReadAllBytesAsync(Path, Token)), StringComparison.Ordinal);
    }

    private static SubmitRecord Intent(string key) => new(key, "owner/app", new string('0', 64), DateTimeOffset.UnixEpoch);

    private FileJournal Open() => new(new AppendOnlyFile(Path));
}
