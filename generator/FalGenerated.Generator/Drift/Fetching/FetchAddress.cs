using FalGenerated.Generator.Diagnostics;

namespace FalGenerated.Generator.Drift.Fetching;

/// <summary>Which addresses may be fetched: https on fal's hosts, or a mirror that the caller names; plain http on loopback alone.</summary>
internal static class FetchAddress
{
    private static readonly HashSet<string> Hosts = new(StringComparer.OrdinalIgnoreCase) { "fal.ai", "api.fal.ai" };

    /// <exception cref="UsageException">The lock names a host that is not fal's, or something that is no https address.</exception>
    public static Uri FromLock(string? source)
    {
        if (Uri.TryCreate(source, UriKind.Absolute, out Uri? address) && address.Scheme == Uri.UriSchemeHttps && Hosts.Contains(address.Host) && address.UserInfo.Length == 0)
        {
            return address;
        }

        throw new UsageException($"the lock's source {Show(address)} is no https address of {string.Join(" or ", Hosts)}; correct it, or give --from or --source.");
    }

    /// <exception cref="UsageException">It is no address that may be fetched.</exception>
    public static Uri Mirror(string source)
    {
        if (Uri.TryCreate(source, UriKind.Absolute, out Uri? address) && address.UserInfo.Length == 0
            && (address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback)))
        {
            return address;
        }

        throw new UsageException($"--source {Show(address)} cannot be fetched; give an https address, or a plain http one on this machine.");
    }

    /// <summary>A mirror's root, or a folder of it, which ends in a slash, stands for the whole host: path and query come from the lock. Any other address is the document itself.</summary>
    public static bool IsRoot(Uri mirror) => mirror.AbsolutePath.EndsWith('/') && mirror.Query.Length == 0;

    public static Uri On(Uri mirror, Uri original) => new(mirror, original.PathAndQuery.TrimStart('/'));

    /// <summary>An address in a message: without user, query and fragment, which may hold secrets.</summary>
    public static string Show(Uri? address) => address is null ? "(no address)" : Truncate.Of($"{address.Scheme}://{address.Host}{(address.IsDefaultPort ? "" : ":" + address.Port)}{address.AbsolutePath}");
}
