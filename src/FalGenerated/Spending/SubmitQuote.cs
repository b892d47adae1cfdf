namespace FalGenerated;

/// <summary>What an endpoint's quote has in common with every other: an upper bound, when the price is known.</summary>
public abstract class SubmitQuote
{
    /// <summary>The upper bound in US dollars, if there is one.</summary>
    /// <param name="usd">The sum; 0 when the price is unknown, which is no price.</param>
    /// <returns>Whether the price is known.</returns>
    public abstract bool TryGetAtMostUsd(out decimal usd);
}
