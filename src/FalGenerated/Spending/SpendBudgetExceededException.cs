using System.Globalization;
using FalGenerated.Video;

namespace FalGenerated;

/// <summary>A submit was not sent, because its upper bound does not fit into what is left of the budget. It costs nothing.</summary>
public sealed class SpendBudgetExceededException : FalException
{
    internal SpendBudgetExceededException(decimal atMostUsd, decimal leftUsd, decimal limitUsd, TimeSpan window)
        : base(string.Create(
            CultureInfo.InvariantCulture,
            $"Wait until earlier jobs leave the window, or raise the budget: the job may cost {atMostUsd} USD, {atMostUsd - leftUsd} USD more than the {leftUsd} USD left of {limitUsd} USD within {window}."))
    {
        AtMostUsd = atMostUsd;
        LeftUsd = leftUsd;
        LimitUsd = limitUsd;
        Window = window;
    }

    /// <summary>The upper bound of the job, in US dollars.</summary>
    public decimal AtMostUsd { get; }

    /// <summary>What is left of the budget, in US dollars.</summary>
    public decimal LeftUsd { get; }

    /// <summary>By how much the job is too dear, in US dollars.</summary>
    public decimal OverByUsd => AtMostUsd - LeftUsd;

    /// <summary>The budget's limit, in US dollars.</summary>
    public decimal LimitUsd { get; }

    /// <summary>The budget's window.</summary>
    public TimeSpan Window { get; }
}
