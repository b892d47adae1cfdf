namespace FalGenerated.Tests.Soak;

/// <summary>What happens to a connection after the bytes.</summary>
internal enum SoakEnd
{
    Keep,
    Close,
    Reset,
}
