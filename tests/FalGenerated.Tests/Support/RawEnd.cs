namespace FalGenerated.Tests.Support;

/// <summary>What happens to the connection after the bytes.</summary>
public enum RawEnd
{
    Keep,
    Close,
    Reset,
    Hang,

    /// <summary>More bytes follow for ever.</summary>
    Drip,
}
