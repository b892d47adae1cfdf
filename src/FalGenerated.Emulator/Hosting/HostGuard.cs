using System.Net;
using FalGenerated.Emulator.Http;
using FalGenerated.Emulator.Settings;

namespace FalGenerated.Emulator.Hosting;

/// <summary>
/// Refuses requests that name a host which is not the emulator's. A browser sends the name of the page's own site, so a page whose
/// name is rebound to this machine gets no answer.
/// </summary>
internal sealed class HostGuard(CurrentOptions current)
{
    private static readonly string MachineName = Dns.GetHostName();

    /// <summary>The refusal; null for a request that may pass.</summary>
    public Reply? Check(EmulatorRequest request)
    {
        var name = Origins.HostName(request.Host).TrimEnd('.');
        return name.Length == 0 || IsOwn(name)
            ? null
            : Reply.Detail(421, $"The host '{name}' is not the emulator's: call it by its IP address or as localhost, or add the name to FalEmulatorOptions.Hosts (--host).");
    }

    // An address cannot be rebound: only names can.
    private bool IsOwn(string name) =>
        IPAddress.TryParse(name.Trim('[', ']'), out _)
        || Same(name, "localhost")
        || name.EndsWith(".localhost", StringComparison.OrdinalIgnoreCase)
        || Same(name, MachineName)
        || current.Value.Hosts.Any(host => Same(name, host));

    private static bool Same(string name, string other) => name.Equals(other, StringComparison.OrdinalIgnoreCase);
}
