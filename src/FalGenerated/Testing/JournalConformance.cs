using System.Globalization;
using Newtonsoft.Json.Linq;

namespace FalGenerated.Testing;

/// <summary>Tries the rules of <see cref="ISubmitJournal"/> on a store of your own. It uses keys of its own and leaves them in the store.</summary>
/// <example>
/// <code>
/// [Fact]
/// public Task MyJournal_KeepsTheRules() => JournalConformance.RunAsync(() => new MyJournal(connectionString));
/// </code>
/// </example>
public static class JournalConformance
{
    private const int Callers = 16;

    private static readonly DateTimeOffset Started = new(2024, 2, 29, 12, 34, 56, 789, TimeSpan.Zero);

    /// <summary>Tries all rules.</summary>
    /// <param name="open">Opens the store; each call is another connection to the same one, as another process has it.</param>
    /// <param name="cancellationToken">Cancels the run.</param>
    /// <exception cref="FalConformanceException">A rule does not hold; it names the rule.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static async Task RunAsync(Func<ISubmitJournal> open, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(open);
        await ConformanceRule.RunAsync("what was begun is read whole, also through another connection", rule => ReadsWholeAsync(rule, open, cancellationToken)).ConfigureAwait(false);
        await ConformanceRule.RunAsync("a key that is taken is not begun again", rule => TakesOnceAsync(rule, open, cancellationToken)).ConfigureAwait(false);
        await ConformanceRule.RunAsync("of many callers with one key exactly one begins", rule => IsAtomicAsync(rule, open, cancellationToken)).ConfigureAwait(false);
        await ConformanceRule.RunAsync("a key that was not sent is free again", rule => FreesNotSentAsync(rule, open, cancellationToken)).ConfigureAwait(false);
        await ConformanceRule.RunAsync("a job is never undone", rule => KeepsJobsAsync(rule, open, cancellationToken)).ConfigureAwait(false);
        await ConformanceRule.RunAsync("an end is never undone by Accepted", rule => KeepsEndsAsync(rule, open, cancellationToken)).ConfigureAwait(false);
        await ConformanceRule.RunAsync("a token is never removed or replaced", rule => KeepsTokensAsync(rule, open, cancellationToken)).ConfigureAwait(false);
        await ConformanceRule.RunAsync("a record of a job takes a key that never began", rule => TakesLostKeysAsync(rule, open, cancellationToken)).ConfigureAwait(false);
        await ConformanceRule.RunAsync("keys are compared by their exact characters", rule => ComparesExactlyAsync(rule, open, cancellationToken)).ConfigureAwait(false);
        await ConformanceRule.RunAsync("entries are listed with the oldest key first, and by fact", rule => ListsInOrderAsync(rule, open, cancellationToken)).ConfigureAwait(false);
        await ConformanceRule.RunAsync("a cancelled beginning is not recorded", rule => CancelsAsync(rule, open, cancellationToken)).ConfigureAwait(false);
    }

    private static async Task ReadsWholeAsync(ConformanceRule rule, Func<ISubmitJournal> open, CancellationToken cancellationToken)
    {
        SubmitRecord submit = Submit() with { Label = "Ferien 2024 – «Café».mp4", ContractSha256 = new string('c', 64), Facts = Facts("1") };
        rule.Equal(null, await open().FindAsync(submit.IdempotencyKey, cancellationToken).ConfigureAwait(false), "the entry of an unknown key");
        rule.Equal(null, await open().TryBeginAsync(submit, cancellationToken).ConfigureAwait(false), "the answer to a first beginning");
        rule.Equal(new JournalEntry(submit, JournalState.Begun, null), await open().FindAsync(submit.IdempotencyKey, cancellationToken).ConfigureAwait(false), "the entry");
        await open().RecordAsync(submit.IdempotencyKey, JournalState.Unknown, null, cancellationToken).ConfigureAwait(false);
        rule.Equal(new JournalEntry(submit, JournalState.Unknown, null), await open().FindAsync(submit.IdempotencyKey, cancellationToken).ConfigureAwait(false), "the entry in doubt");
        await open().RecordAsync(submit.IdempotencyKey, JournalState.Accepted, "token", cancellationToken).ConfigureAwait(false);
        rule.Equal(new JournalEntry(submit, JournalState.Accepted, "token"), await open().FindAsync(submit.IdempotencyKey, cancellationToken).ConfigureAwait(false), "the accepted entry");
    }

    private static async Task TakesOnceAsync(ConformanceRule rule, Func<ISubmitJournal> open, CancellationToken cancellationToken)
    {
        foreach (JournalState state in (JournalState[])[JournalState.Begun, JournalState.Unknown, JournalState.Accepted, JournalState.Finished, JournalState.Failed])
        {
            SubmitRecord first = await BegunAsync(open, state, state is JournalState.Begun or JournalState.Unknown ? null : "token", cancellationToken).ConfigureAwait(false);
            SubmitRecord second = first with { InputSha256 = new string('b', 64), StartedAt = Started.AddDays(400) };
            JournalEntry? present = await open().TryBeginAsync(second, cancellationToken).ConfigureAwait(false);
            rule.Equal(first, present?.Submit, $"the submit that a second beginning of a key in state {state} gets");
            rule.Equal(state, present?.State, "its state");
            rule.Equal(first, (await open().FindAsync(first.IdempotencyKey, cancellationToken).ConfigureAwait(false))?.Submit, "the submit in the store afterwards");
        }
    }

    private static async Task IsAtomicAsync(ConformanceRule rule, Func<ISubmitJournal> open, CancellationToken cancellationToken)
    {
        for (int round = 0; round < 4; round++)
        {
            SubmitRecord submit = Submit();
            JournalEntry?[] answers = await Task.WhenAll(Enumerable.Range(0, Callers).Select(_ => Task.Run(
                async () => await open().TryBeginAsync(submit, cancellationToken).ConfigureAwait(false), cancellationToken))).ConfigureAwait(false);
            rule.Equal(1, answers.Count(answer => answer is null), "the number of those who began");
        }
    }

    private static async Task FreesNotSentAsync(ConformanceRule rule, Func<ISubmitJournal> open, CancellationToken cancellationToken)
    {
        SubmitRecord first = await BegunAsync(open, JournalState.NotSent, null, cancellationToken).ConfigureAwait(false);
        SubmitRecord second = first with { InputSha256 = new string('b', 64), StartedAt = Started.AddMinutes(1), Facts = Facts("2") };
        rule.Equal(JournalState.NotSent, await StateAsync(open, first, cancellationToken).ConfigureAwait(false), "the state");
        rule.Equal(null, await open().TryBeginAsync(second, cancellationToken).ConfigureAwait(false), "the answer to the next beginning");
        rule.Equal(new JournalEntry(second, JournalState.Begun, null), await open().FindAsync(first.IdempotencyKey, cancellationToken).ConfigureAwait(false), "the entry of the next beginning");
    }

    private static async Task KeepsJobsAsync(ConformanceRule rule, Func<ISubmitJournal> open, CancellationToken cancellationToken)
    {
        foreach (JournalState kept in (JournalState[])[JournalState.Accepted, JournalState.Finished, JournalState.Failed])
        {
            foreach (JournalState later in (JournalState[])[JournalState.Begun, JournalState.NotSent, JournalState.Unknown])
            {
                SubmitRecord submit = await BegunAsync(open, kept, "token", cancellationToken).ConfigureAwait(false);
                await open().RecordAsync(submit.IdempotencyKey, later, null, cancellationToken).ConfigureAwait(false);
                rule.Equal(new JournalEntry(submit, kept, "token"), await open().FindAsync(submit.IdempotencyKey, cancellationToken).ConfigureAwait(false), $"the entry after {kept} and {later}");
            }
        }
    }

    private static async Task KeepsEndsAsync(ConformanceRule rule, Func<ISubmitJournal> open, CancellationToken cancellationToken)
    {
        foreach (JournalState end in (JournalState[])[JournalState.Finished, JournalState.Failed])
        {
            SubmitRecord submit = await BegunAsync(open, end, "token", cancellationToken).ConfigureAwait(false);
            await open().RecordAsync(submit.IdempotencyKey, JournalState.Accepted, "token", cancellationToken).ConfigureAwait(false);
            rule.Equal(end, await StateAsync(open, submit, cancellationToken).ConfigureAwait(false), $"the state after {end} and Accepted");
        }
    }

    private static async Task KeepsTokensAsync(ConformanceRule rule, Func<ISubmitJournal> open, CancellationToken cancellationToken)
    {
        SubmitRecord submit = await BegunAsync(open, JournalState.Accepted, "token", cancellationToken).ConfigureAwait(false);
        await open().RecordAsync(submit.IdempotencyKey, JournalState.Finished, null, cancellationToken).ConfigureAwait(false);
        rule.Equal(new JournalEntry(submit, JournalState.Finished, "token"), await open().FindAsync(submit.IdempotencyKey, cancellationToken).ConfigureAwait(false), "the entry after a record without a token");
        await open().RecordAsync(submit.IdempotencyKey, JournalState.Finished, "another", cancellationToken).ConfigureAwait(false);
        rule.Equal("token", (await open().FindAsync(submit.IdempotencyKey, cancellationToken).ConfigureAwait(false))?.Token, "the token after a record with another");
    }

    private static async Task TakesLostKeysAsync(ConformanceRule rule, Func<ISubmitJournal> open, CancellationToken cancellationToken)
    {
        SubmitRecord submit = Submit();
        await open().RecordAsync(submit.IdempotencyKey, JournalState.Accepted, "token", cancellationToken).ConfigureAwait(false);
        JournalEntry? entry = await open().TryBeginAsync(submit, cancellationToken).ConfigureAwait(false);
        rule.Equal("token", entry?.Token, "the token that a later beginning gets");
        rule.Equal(("", ""), (entry?.Submit.EndpointId, entry?.Submit.InputSha256), "its endpoint and hash");
    }

    private static async Task ComparesExactlyAsync(ConformanceRule rule, Func<ISubmitJournal> open, CancellationToken cancellationToken)
    {
        string start = Submit().IdempotencyKey;
        string[] keys = [start + " Ü\"\\/ x", start + " U\u0308\"\\/ x", start + " ü\"\\/ x", start + " Ü\"\\/ X", start + " Ü\"\\/ x ", start + new string('k', 200 - start.Length)];
        foreach (string key in keys)
        {
            rule.Equal(null, await open().TryBeginAsync(Submit() with { IdempotencyKey = key }, cancellationToken).ConfigureAwait(false), $"the answer to the beginning of '{key}'");
        }

        foreach (string key in keys)
        {
            rule.Equal(key, (await open().FindAsync(key, cancellationToken).ConfigureAwait(false))?.Submit.IdempotencyKey, "the key");
        }
    }

    private static async Task ListsInOrderAsync(ConformanceRule rule, Func<ISubmitJournal> open, CancellationToken cancellationToken)
    {
        string run = Guid.NewGuid().ToString("N");
        SubmitRecord[] submits = [.. Enumerable.Range(0, 5).Select(number => Submit() with { Facts = Facts(number == 3 ? "other" : run), StartedAt = Started.AddHours(-number) })];
        foreach (SubmitRecord submit in submits)
        {
            await open().TryBeginAsync(submit, cancellationToken).ConfigureAwait(false);
        }

        await open().RecordAsync(submits[0].IdempotencyKey, JournalState.Accepted, "token", cancellationToken).ConfigureAwait(false);
        HashSet<string> own = [.. submits.Select(submit => submit.IdempotencyKey)];
        List<string> listed = await KeysAsync(open().ListAsync(cancellationToken)).ConfigureAwait(false);
        rule.Equal(TextOf(submits.Select(submit => submit.IdempotencyKey)), TextOf(listed.Where(own.Contains)), "the list");
        List<string> found = await KeysAsync(open().ListByFactAsync("run", new JValue(run), cancellationToken)).ConfigureAwait(false);
        rule.Equal(TextOf(submits.Where((_, number) => number != 3).Select(submit => submit.IdempotencyKey)), TextOf(found), "the list by fact");
    }

    private static async Task CancelsAsync(ConformanceRule rule, Func<ISubmitJournal> open, CancellationToken cancellationToken)
    {
        SubmitRecord submit = Submit();
        try
        {
            rule.Equal(null, await open().TryBeginAsync(submit, new CancellationToken(canceled: true)).ConfigureAwait(false), "an entry instead of a cancellation");
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            rule.Equal(null, await open().FindAsync(submit.IdempotencyKey, cancellationToken).ConfigureAwait(false), "the entry");
            return;
        }

        // One that did not see the token must have recorded it.
        rule.Equal(JournalState.Begun, await StateAsync(open, submit, cancellationToken).ConfigureAwait(false), "the state");
    }

    private static SubmitRecord Submit() => new(
        string.Create(CultureInfo.InvariantCulture, $"conformance-{Guid.NewGuid():N}"), "owner/app", new string('a', 64), Started);

    private static JObject Facts(string run) => new() { ["run"] = run, ["size"] = 4_294_967_296L, ["ratio"] = 1.50m, ["inner"] = new JObject { ["run"] = "inner" } };

    private static async Task<SubmitRecord> BegunAsync(Func<ISubmitJournal> open, JournalState state, string? token, CancellationToken cancellationToken)
    {
        SubmitRecord submit = Submit();
        await open().TryBeginAsync(submit, cancellationToken).ConfigureAwait(false);
        if (state != JournalState.Begun)
        {
            await open().RecordAsync(submit.IdempotencyKey, state, token, cancellationToken).ConfigureAwait(false);
        }

        return submit;
    }

    private static async Task<JournalState?> StateAsync(Func<ISubmitJournal> open, SubmitRecord submit, CancellationToken cancellationToken) =>
        (await open().FindAsync(submit.IdempotencyKey, cancellationToken).ConfigureAwait(false))?.State;

    private static async Task<List<string>> KeysAsync(IAsyncEnumerable<JournalEntry> entries)
    {
        List<string> keys = [];
        await foreach (JournalEntry entry in entries.ConfigureAwait(false))
        {
            keys.Add(entry.Submit.IdempotencyKey);
        }

        return keys;
    }

    private static string TextOf(IEnumerable<string> keys) => string.Join(' ', keys);
}
