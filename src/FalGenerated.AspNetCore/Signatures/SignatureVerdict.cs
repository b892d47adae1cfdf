namespace FalGenerated.AspNetCore.Signatures;

/// <summary>The verdict on a signature.</summary>
internal enum SignatureVerdict
{
    /// <summary>One of the service's keys made it.</summary>
    Valid,

    /// <summary>None of the service's keys made it.</summary>
    Forged,

    /// <summary>The service's keys cannot be had at this time.</summary>
    NoKeys,
}
