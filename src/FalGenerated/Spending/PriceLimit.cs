namespace FalGenerated.Spending;

/// <summary>Compares a price with the limits of a submit.</summary>
internal static class PriceLimit
{
    /// <param name="maxPriceUsd">The most that the job may cost; null for no such limit.</param>
    /// <param name="hasBudget">Whether a budget limits it too.</param>
    /// <param name="allowUnknown">Whether an unknown price may pass a limit.</param>
    /// <param name="price">The price.</param>
    /// <exception cref="FalSpendingLimitException">The upper bound is above the limit, or there is a limit and no price.</exception>
    public static void Check(decimal? maxPriceUsd, bool hasBudget, bool allowUnknown, Price price)
    {
        bool isLimited = maxPriceUsd is not null || hasBudget;
        if (!price.IsKnown && isLimited && !allowUnknown)
        {
            throw new FalSpendingLimitException(SpendingLimitKind.UnknownPrice, limitUsd: maxPriceUsd, because: price.UnknownBecause);
        }

        if (price.UpperUsd > maxPriceUsd)
        {
            throw new FalSpendingLimitException(SpendingLimitKind.Job, price.UpperUsd, maxPriceUsd);
        }
    }
}
