namespace FalGenerated;

/// <summary>What became known of an intent in doubt.</summary>
public enum ResolveOutcome
{
    /// <summary>One request has this input in this time: it is the intent's.</summary>
    Found,

    /// <summary>No request fits. The service may list a request only after it ended, and some minutes late: look again before submitting anew.</summary>
    AbsentSoFar,

    /// <summary>Several requests fit, or one whose input the service did not keep. A person has to decide.</summary>
    Ambiguous,

    /// <summary>The key may not read the list.</summary>
    NotPermitted,
}
