namespace FalGenerated;

/// <summary>The state of a sum in a <see cref="ISpendLedger"/>.</summary>
public enum SpendState
{
    /// <summary>The job may run, or its cost is not known: the upper bound counts.</summary>
    Reserved,

    /// <summary>The reported cost counts. Final.</summary>
    Settled,

    /// <summary>The submit was not sent: nothing counts. Final.</summary>
    Released,
}
