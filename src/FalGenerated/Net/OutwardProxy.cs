using System.Net;

namespace FalGenerated.Net;

/// <summary>
/// The proxy that the system or the environment names, for everything but this machine: what a loopback address means to a proxy is the
/// proxy's own machine, and an emulator is not there.
/// </summary>
internal sealed class OutwardProxy : IWebProxy
{
    public static OutwardProxy Instance { get; } = new();

    public ICredentials? Credentials
    {
        get => HttpClient.DefaultProxy.Credentials;
        set => HttpClient.DefaultProxy.Credentials = value;
    }

    public Uri? GetProxy(Uri destination) => destination.IsLoopback ? null : HttpClient.DefaultProxy.GetProxy(destination);

    public bool IsBypassed(Uri host) => host.IsLoopback || HttpClient.DefaultProxy.IsBypassed(host);
}
