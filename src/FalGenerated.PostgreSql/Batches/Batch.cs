namespace FalGenerated.PostgreSql.Batches;

/// <summary>A batch of clips with limits.</summary>
/// <param name="Name">Its name, 1 to 100 characters; starting a batch of the same name again goes on with it.</param>
/// <param name="MaxTotalUsd">
/// The most that its clips may cost together, in US dollars, 0 or more; everything that the batch ever reserved or spent counts, on all machines. Null: no limit.
/// </param>
/// <param name="MaxPriceUsd">The most that one clip may cost, in US dollars; positive. Null: no limit.</param>
public sealed record Batch(string Name, decimal? MaxTotalUsd = null, decimal? MaxPriceUsd = null)
{
    /// <summary>The name of its budget in the <see cref="ISpendLedger"/>.</summary>
    public string Budget => $"batch:{Name}";
}
