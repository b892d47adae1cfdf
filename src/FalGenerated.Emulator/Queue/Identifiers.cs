namespace FalGenerated.Emulator;

/// <summary>Ids as the service writes them.</summary>
internal static class Identifiers
{
    /// <summary>A UUID, the form of request ids.</summary>
    public static string NewId() => Guid.NewGuid().ToString();
}
