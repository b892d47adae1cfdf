namespace FalGenerated.Idempotency;

/// <summary>The verdicts about a paid POST at the end of a send.</summary>
internal enum SendVerdict
{
    /// <summary>A job exists.</summary>
    Accepted,

    /// <summary>No job exists, and sending the same again would be refused again.</summary>
    Refused,

    /// <summary>No job exists, and the same may be sent again.</summary>
    SendAgain,

    /// <summary>A job may exist.</summary>
    Unknown,
}
