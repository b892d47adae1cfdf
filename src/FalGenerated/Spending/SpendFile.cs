using FalGenerated.Contracts;
using Microsoft.Extensions.Logging;
using Newtonsoft.Json;

namespace FalGenerated;

/// <summary>The lines of budgets in the journal's file, which the journal itself passes over.</summary>
internal sealed partial class SpendFile(AppendOnlyFile file, ILogger log)
{
    private const string Kind = "b ";

    private readonly Lock gate = new();
    private Task pending = Task.CompletedTask;

    /// <summary>Takes the lines that are new, then appends the one that <paramref name="decide"/> returns; it may throw to append none.</summary>
    /// <exception cref="FalJournalException">The file cannot be read or written, or a newer version wrote a line.</exception>
    public async Task ExchangeAsync(Action<SpendLine> take, Func<SpendLine> decide, CancellationToken cancellationToken)
    {
        await FlushAsync().ConfigureAwait(false);
        await file.ExchangeAsync(text => Take(text, take), () => [Kind + FalJson.Write(decide())], cancellationToken).ConfigureAwait(false);
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
            LogLost(log, error);
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

    [LoggerMessage(20, LogLevel.Warning, "The journal could not record what a job cost. Its upper bound counts until the budget's window is over.")]
    private static partial void LogLost(ILogger log, Exception error);
}
