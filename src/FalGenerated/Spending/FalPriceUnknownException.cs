namespace FalGenerated;

/// <summary>
/// A submit was not sent, because a fuse or a budget is set and the price is not known. It costs nothing.
/// <see cref="SubmitOptions.AllowUnknownPrice"/> lets it pass.
/// </summary>
public sealed class FalPriceUnknownException : FalException
{
    internal FalPriceUnknownException(string? because)
        : base($"Set AllowUnknownPrice, or take off the fuse and the budget: the price is not known. {because}".TrimEnd()) => Because = because;

    /// <summary>Why it is not known; null when nothing says.</summary>
    public string? Because { get; }
}
