namespace FalGenerated;

/// <summary>Something odd about the cost that was reported for a job.</summary>
public enum SpendNotice
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>No sum was reported, or a negative one: the upper bound counts until a usable sum comes.</summary>
    NoUsableSum,

    /// <summary>The sum is above the upper bound. It counts as reported.</summary>
    AboveBound,
}
