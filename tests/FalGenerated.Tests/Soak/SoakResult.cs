namespace FalGenerated.Tests.Soak;

/// <summary>How a caller was left.</summary>
internal enum SoakResult
{
    /// <summary>With a job.</summary>
    Returned,

    /// <summary>With a doubt.</summary>
    InDoubt,

    /// <summary>With the word that nothing was sent.</summary>
    NotSent,
}
