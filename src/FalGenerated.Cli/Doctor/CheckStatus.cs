namespace FalGenerated.Cli.Doctor;

/// <summary>The verdicts of a check.</summary>
internal enum CheckStatus
{
    /// <summary>Everything is in order.</summary>
    Ok,

    /// <summary>Jobs work, but something deserves attention.</summary>
    Warning,

    /// <summary>Jobs will fail.</summary>
    Failed,
}
