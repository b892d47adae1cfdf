namespace FalGenerated.Emulator.Http;

/// <summary>Ids as the service writes them.</summary>
internal static class Identifiers
{
    /// <summary>A UUID, the form of request ids.</summary>
    public static string NewId() => Guid.NewGuid().ToString();

    /// <summary>32 hexadecimal digits.</summary>
    public static string NewHex() => Guid.NewGuid().ToString("N");

    /// <summary>The path of a new file, in the shape that the CDN's addresses have.</summary>
    public static string NewFilePath(string name)
    {
        var hex = NewHex();
        return $"/files/b/{hex[..8]}/{hex[..21]}_{Uri.EscapeDataString(name)}";
    }
}
