using System.Security.Cryptography;
using System.Text;
using FalGenerated.Idempotency;

namespace FalGenerated.Tests.Journal;

/// <summary>A folder with a journal in it.</summary>
public sealed class JournalBench : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("fal-journal-").FullName;

    public static CancellationToken Token => TestContext.Current.CancellationToken;

    public string Path => PathOf("j");

    public byte[] Bytes
    {
        get => File.ReadAllBytes(Path);
        set => File.WriteAllBytes(Path, value);
    }

    public static SubmitRecord Submit(string key) => new(key, "owner/app", "00ff", DateTimeOffset.UnixEpoch);

    /// <summary>A line as version 0.1 wrote it.</summary>
    public static string OldLine(string text) => $"{text}\t{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 4))}\n";

    public string PathOf(string name) => System.IO.Path.Combine(folder, name);

    public ISubmitJournal Open() => SubmitJournal.InFile(Path);

    internal FileJournal Open(int fewestLines) => new(new AppendOnlyFile(Path, fewestLines));

    public Task<FalJournalException> RefusesAsync() => RefusesAsync(Open());

    public static async Task<FalJournalException> RefusesAsync(ISubmitJournal journal)
    {
        await Assert.ThrowsAsync<FalJournalException>(async () => await journal.FindAsync("a", Token));
        await Assert.ThrowsAsync<FalJournalException>(async () => await journal.RecordAsync("a", JournalState.Accepted, "t", Token));
        return await Assert.ThrowsAsync<FalJournalException>(async () => await journal.TryBeginAsync(Submit("new"), Token));
    }

    /// <summary>A journal with a key in each state; the last line is a beginning, or the end of a job.</summary>
    public async Task WriteSmallAsync(bool endsWithABeginning)
    {
        ISubmitJournal journal = Open();
        await journal.TryBeginAsync(Submit("unknown") with { Label = "ä \"x\".mp4" }, Token);
        await journal.RecordAsync("unknown", JournalState.Unknown, null, Token);
        await journal.TryBeginAsync(Submit("done"), Token);
        await journal.RecordAsync("done", JournalState.Accepted, "token", Token);
        await journal.RecordAsync("done", JournalState.Finished, "token", Token);
        await journal.TryBeginAsync(Submit("again"), Token);
        await journal.RecordAsync("again", JournalState.NotSent, null, Token);
        await journal.TryBeginAsync(Submit("again"), Token);
        if (!endsWithABeginning)
        {
            await journal.RecordAsync("again", JournalState.Accepted, "token-2", Token);
        }
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);
}
