using System.Globalization;

namespace FalGenerated;

/// <summary>A submit was not sent, because a spending limit does not allow it. It costs nothing.</summary>
public sealed class FalSpendingLimitException : FalException
{
    /// <summary>Makes one; for checks of your own and for tests. All sums are in US dollars.</summary>
    /// <param name="kind">The limit that it did not pass.</param>
    /// <param name="atMostUsd">The upper bound of the job; null when it is not known.</param>
    /// <param name="limitUsd">The limit; null when none is known.</param>
    /// <param name="leftUsd">The part of a budget that is left; null for the limit of one job.</param>
    /// <param name="window">The window of a budget; null for a total and for the limit of one job.</param>
    /// <param name="because">The reason why the price is not known; null when it is known, or when there is no reason.</param>
    public FalSpendingLimitException(
        SpendingLimitKind kind, decimal? atMostUsd = null, decimal? limitUsd = null, decimal? leftUsd = null, TimeSpan? window = null, string? because = null)
        : base(MessageOf(kind, atMostUsd, limitUsd, leftUsd, window, because))
    {
        Kind = kind;
        AtMostUsd = atMostUsd;
        LimitUsd = limitUsd;
        LeftUsd = leftUsd;
        Window = window;
        Because = because;
    }

    /// <summary>The limit that it did not pass.</summary>
    public SpendingLimitKind Kind { get; }

    /// <summary>The upper bound of the job, in US dollars; null when it is not known.</summary>
    public decimal? AtMostUsd { get; }

    /// <summary>The limit, in US dollars; null when none is known.</summary>
    public decimal? LimitUsd { get; }

    /// <summary>The part of the budget that is left, in US dollars; null for the limit of one job.</summary>
    public decimal? LeftUsd { get; }

    /// <summary>The sum above the limit or above what is left of it, in US dollars; null when it is not known.</summary>
    public decimal? OverByUsd => AtMostUsd - (LeftUsd ?? LimitUsd);

    /// <summary>The budget's window; null for a total and for the limit of one job.</summary>
    public TimeSpan? Window { get; }

    /// <summary>The reason why the price is not known; null when it is known, or when there is no reason.</summary>
    public string? Because { get; }

    private static string MessageOf(SpendingLimitKind kind, decimal? atMostUsd, decimal? limitUsd, decimal? leftUsd, TimeSpan? window, string? because)
    {
        string over = atMostUsd is { } most
            ? string.Create(CultureInfo.InvariantCulture, $"the job may cost {most} USD, {most - (leftUsd ?? limitUsd)} USD more than the ")
            : "the job's price is not known, beside the ";
        return kind switch
        {
            SpendingLimitKind.Job => string.Create(CultureInfo.InvariantCulture, $"Raise MaxPriceUsd or ask for less: {over}{limitUsd} USD allowed."),
            SpendingLimitKind.Budget when window is { } length => string.Create(
                CultureInfo.InvariantCulture,
                $"Wait until earlier jobs leave the window, or raise the budget: {over}{leftUsd} USD left of {limitUsd} USD within {length}."),
            SpendingLimitKind.Budget => string.Create(CultureInfo.InvariantCulture, $"Raise the budget: {over}{leftUsd} USD left of {limitUsd} USD in total."),
            _ => $"Set AllowUnknownPrice, or leave out the price limit and the budget: the price is not known. {because}".TrimEnd(),
        };
    }
}
