using FalGenerated.Diagnostics;
using FalGenerated.Idempotency;
using FalGenerated.Wire;
using Microsoft.Extensions.Logging;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace FalGenerated.Spending;

/// <summary>The lines of budgets in the journal's file, which the journal itself passes over.</summary>
internal sealed class SpendFile(AppendOnlyFile file, ILogger log)
{
    private const string Kind = "b ";

    private readonly Lock gate = new();
    private Task pending = Task.CompletedTask;

    /// <summary>Takes the lines that are new, then appends those that <paramref name="decide"/> returns; it may throw to append none.</summary>
    /// <exception cref="FalJournalException">The file cannot be read or written, or a newer version wrote a line.</exception>
    public async Task ExchangeAsync(Action<SpendLine> take, Func<IReadOnlyList<SpendLine>> decide, CancellationToken cancellationToken)
    {
        await FlushAsync().ConfigureAwait(false);
        await file.ExchangeAsync(
            text => Take(text, take), () => [.. decide().Select(line => Kind + FalJson.Write(line))], cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Settles what one intent took out of any budget, for a job that was resumed. What cannot be told stands with its upper bound.</summary>
    /// <param name="idempotencyKey">The intent's name.</param>
    /// <param name="costOf">What the job cost by the terms of a line; null when they do not tell.</param>
    public async Task OnJobCompleted(string idempotencyKey, Func<JToken, decimal?> costOf)
    {
        Dictionary<string, SpendLine> lines = [];
        await ExchangeAsync(
            line => lines[line.Id] = line,
            () => [.. lines.Values.Select(Settled).OfType<SpendLine>()],
            CancellationToken.None).ConfigureAwait(false);

        // A sum of 0 may be that of a job of unknown price. A submit that was not sent has no terms.
        SpendLine? Settled(SpendLine line) =>
            line.IdempotencyKey == idempotencyKey && line.Terms is { } terms && costOf(terms) is { } usd && usd != line.Usd ? line with { Usd = usd } : null;
    }

    /// <summary>Appends a line soon, behind those that were handed over before. A failure leaves the larger sum standing, which is safe.</summary>
    public void Append(SpendLine line, Action<SpendLine> take)
    {
        lock (gate)
        {
            pending = AppendAfterAsync(pending, line, take);
        }
    }

    /// <summary>Completes when all lines handed over are in the file, or could not be written.</summary>
    public Task FlushAsync()
    {
        lock (gate)
        {
            return pending;
        }
    }

    private async Task AppendAfterAsync(Task before, SpendLine line, Action<SpendLine> take)
    {
        await before.ConfigureAwait(false);
        try
        {
            await file.ExchangeAsync(text => Take(text, take), () => [Kind + FalJson.Write(line)], CancellationToken.None).ConfigureAwait(false);
        }
        catch (FalJournalException error)
        {
            FalLog.NotSettled(log, error);
        }
    }

    private void Take(string text, Action<SpendLine> take)
    {
        if (!text.StartsWith(Kind, StringComparison.Ordinal))
        {
            return;
        }

        try
        {
            take(FalJson.Read<SpendLine>(text[Kind.Length..]) ?? throw new JsonSerializationException("The line is empty."));
        }
        catch (JsonException error)
        {
            // Its checksum fits, so it was written like this: by a newer version. Going on could spend too much.
            throw new FalJournalException(file.Path, "a line of it was written by another version.", error);
        }
    }
}
