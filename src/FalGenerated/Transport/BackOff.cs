namespace FalGenerated.Transport;

/// <summary>The pauses between attempts, of the pipelines for calls with the key and of storage for file hosts.</summary>
internal static class BackOff
{
    /// <summary>The first pause; each further one is about twice as long.</summary>
    public static readonly TimeSpan First = TimeSpan.FromSeconds(0.5);

    /// <summary>The longest pause without a Retry-After.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromSeconds(15);

    /// <summary>The longest pause that a server may ask for.</summary>
    public static readonly TimeSpan LongestAsked = TimeSpan.FromSeconds(60);
}
