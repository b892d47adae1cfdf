using System.Globalization;

namespace FalGenerated;

/// <summary>A submit was not sent, because its upper bound is above <see cref="SubmitOptions.MaxPriceUsd"/>. It costs nothing.</summary>
public sealed class FalPriceExceededException : FalException
{
    internal FalPriceExceededException(decimal atMostUsd, decimal maxPriceUsd)
        : base(string.Create(
            CultureInfo.InvariantCulture,
            $"Raise MaxPriceUsd or ask for less: the job may cost {atMostUsd} USD, {atMostUsd - maxPriceUsd} USD more than the {maxPriceUsd} USD allowed."))
    {
        AtMostUsd = atMostUsd;
        MaxPriceUsd = maxPriceUsd;
    }

    /// <summary>The upper bound of the job, in US dollars.</summary>
    public decimal AtMostUsd { get; }

    /// <summary>The most that was allowed, in US dollars.</summary>
    public decimal MaxPriceUsd { get; }

    /// <summary>By how much the job is too dear, in US dollars.</summary>
    public decimal OverByUsd => AtMostUsd - MaxPriceUsd;
}
