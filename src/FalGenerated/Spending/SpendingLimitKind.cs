namespace FalGenerated;

/// <summary>The limit that a submit did not pass.</summary>
public enum SpendingLimitKind
{
    /// <summary>The job's own limit, <see cref="SubmitOptions.MaxPriceUsd"/>.</summary>
    Job,

    /// <summary>A limit shared with other jobs, <see cref="SubmitOptions.Budget"/>.</summary>
    Budget,

    /// <summary>A limit is set and the price is not known.</summary>
    UnknownPrice,
}
