using FalGenerated.Video;

namespace FalGenerated.Net;

/// <summary>
/// Addresses that carry a signature. The list of the parameters that sign stands here alone: Amazon's, Google's, CloudFront's and Azure's,
/// as their documentation names them, and the plain <c>token</c>.
/// </summary>
internal static class SignedAddress
{
    private static readonly string[] Prefixes = ["X-Amz-", "X-Goog-"];

    private static readonly HashSet<string> Names = new(StringComparer.OrdinalIgnoreCase)
    {
        "Signature", "Expires", "Key-Pair-Id", "Policy", "GoogleAccessId", "AWSAccessKeyId",
        "sig", "se", "st", "sp", "sv", "sr", "skoid", "sktid", "skt", "ske", "sks", "skv", "token",
    };

    /// <summary>Determines whether a query parameter belongs to a signature.</summary>
    /// <param name="name">The parameter's name, decoded.</param>
    public static bool IsSignature(string name) =>
        Names.Contains(name) || Array.Exists(Prefixes, prefix => name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase));

    /// <summary>The address of the same thing whoever signed it: without the parameters of a signature, the user and the fragment.</summary>
    public static string Unsigned(Uri address)
    {
        string[] kept = [.. address.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries)
            .Where(parameter => !IsSignature(Uri.UnescapeDataString(parameter.Split('=')[0])))];
        return address.GetComponents(UriComponents.SchemeAndServer | UriComponents.Path, UriFormat.UriEscaped)
            + (kept.Length == 0 ? "" : "?" + string.Join('&', kept));
    }
}
