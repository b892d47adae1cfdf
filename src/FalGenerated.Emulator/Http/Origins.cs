namespace FalGenerated.Emulator.Http;

/// <summary>
/// The addresses that answers carry. They repeat the host that the caller used, so that an emulator behind another name, or in a
/// container, hands out addresses that its caller can reach.
/// </summary>
internal sealed class Origins(string scheme)
{
    /// <summary><c>http</c> or <c>https</c>.</summary>
    public string Scheme { get; } = scheme;

    public int ApiPort { get; set; }

    public int FilesPort { get; set; }

    public string Queue(EmulatorRequest request) => request.Host.Length > 0 ? $"{Scheme}://{request.Host}/" : $"{Scheme}://127.0.0.1:{ApiPort}/";

    public string Files(EmulatorRequest request) => FilesFor(request.Host);

    /// <summary>The files port as a caller reaches it who addressed the emulator by this <c>Host</c> header.</summary>
    public string FilesFor(string host) => FilesOn(host.Length > 0 ? HostName(host) : "127.0.0.1");

    public string FilesOn(string host) => $"{Scheme}://{host}:{FilesPort}/";

    /// <summary>The path of a file of this emulator; null for any other address.</summary>
    public string? OwnFile(string address, string host) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Port == FilesPort && (uri.IsLoopback || uri.Host == HostName(host))
            ? uri.AbsolutePath
            : null;

    /// <summary>The name in a <c>Host</c> header, without its port.</summary>
    public static string HostName(string host)
    {
        var colon = host.LastIndexOf(':');
        return colon < 0 || host.EndsWith(']') ? host : host[..colon];
    }
}
