namespace FalGenerated;

/// <summary>The outcomes of looking up a submit in doubt.</summary>
public enum ResolveOutcome
{
    /// <summary>One request has this input in this time: it is the submit's.</summary>
    Found,

    /// <summary>No request fits. The service may list a request only after it ended, and some minutes late: look again before submitting anew.</summary>
    AbsentSoFar,

    /// <summary>Several requests fit, or one whose input the service did not keep. A person has to decide.</summary>
    Ambiguous,

    /// <summary>The key may not read the list.</summary>
    NotPermitted,
}
