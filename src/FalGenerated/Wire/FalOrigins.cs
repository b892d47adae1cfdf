namespace FalGenerated.Wire;

/// <summary>The origins (scheme, host, port) that the options name: the only places where the key may go.</summary>
internal sealed class FalOrigins(params Uri[] keyed)
{
    /// <summary>Those on this machine: an emulator, whose files are on this machine too.</summary>
    public IEnumerable<string> LoopbackHosts => keyed.Where(one => one.IsLoopback).Select(one => one.Host).Distinct();

    /// <summary>Determines whether the key may go to this address.</summary>
    public bool MayHaveKey(Uri? address) => address is { IsAbsoluteUri: true } && Array.Exists(keyed, one => Same(one, address));

    /// <summary>The same address at the backup of fal's own host, which the service's pages name; null for any other host.</summary>
    public static Uri? BackupOf(Uri? address) => address is { IsAbsoluteUri: true, Scheme: "https", IsDefaultPort: true, Host: "queue.fal.run" or "fal.run" }
        ? new UriBuilder(address) { Host = address.Host.Replace("fal.run", "falrun.com", StringComparison.Ordinal) }.Uri
        : null;

    /// <summary>Determines whether two absolute addresses have one origin.</summary>
    public static bool Same(Uri left, Uri right) =>
        Uri.Compare(left, right, UriComponents.SchemeAndServer, UriFormat.UriEscaped, StringComparison.OrdinalIgnoreCase) == 0;
}
