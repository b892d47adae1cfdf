namespace FalGenerated.Wire;

/// <summary>The class of a call: it decides about time limit and retries.</summary>
internal enum FalOperation
{
    /// <summary>Status, result, platform lists: may be repeated at will.</summary>
    Read,

    /// <summary>The paid POST.</summary>
    Submit,

    /// <summary>The PUT that cancels: may be repeated.</summary>
    Cancel,

    /// <summary>The paid POST whose answer is the output.</summary>
    Run,

    /// <summary>The paid POST whose answer is the output as events.</summary>
    ModelStream,

    /// <summary>The status stream.</summary>
    Stream,

    /// <summary>Storage: initiate, complete, token.</summary>
    Storage,
}
