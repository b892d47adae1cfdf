namespace FalGenerated.Spending;

/// <summary>Compares an upper bound with the fuse of a submit.</summary>
internal static class PriceLimit
{
    /// <param name="options">The fuse.</param>
    /// <param name="atMostUsd">The upper bound; null when the price is not known.</param>
    /// <param name="unknownBecause">Why it is not known.</param>
    /// <exception cref="FalPriceExceededException">The upper bound is above the fuse.</exception>
    /// <exception cref="FalPriceUnknownException">There is a fuse or a budget, no price, and no leave to go without.</exception>
    public static void Check(SubmitOptions options, decimal? atMostUsd, string? unknownBecause)
    {
        bool isSet = options.MaxPriceUsd is not null || options.Budget is not null;
        if (atMostUsd is null && isSet && !options.AllowUnknownPrice)
        {
            throw new FalPriceUnknownException(unknownBecause);
        }

        if (atMostUsd > options.MaxPriceUsd)
        {
            throw new FalPriceExceededException(atMostUsd.Value, options.MaxPriceUsd.Value);
        }
    }
}
