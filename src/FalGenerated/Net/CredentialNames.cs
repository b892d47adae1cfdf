namespace FalGenerated.Net;

/// <summary>Names of parameters and headers by which addresses are signed and callers authorised: one list for redaction and for comparing addresses.</summary>
internal static class CredentialNames
{
    // AWS, Google, CloudFront, Azure, and plain tokens.
    private static readonly HashSet<string> Signing = new(StringComparer.OrdinalIgnoreCase)
    {
        "Signature", "Expires", "Key-Pair-Id", "Policy", "AWSAccessKeyId", "GoogleAccessId", "token",
        "sig", "se", "st", "sp", "sv", "sr", "skoid", "sktid", "skt", "ske", "sks", "skv",
    };

    private static readonly string[] Parts = ["signature", "credential", "secret", "password", "passwd", "authorization", "api_key", "api-key", "apikey", "fal_key"];
    private static readonly HashSet<string> Others = new(StringComparer.OrdinalIgnoreCase) { "sig", "policy", "Key-Pair-Id", "AWSAccessKeyId", "GoogleAccessId" };

    /// <summary>True if the value behind <c>name=</c> is, or may be, a credential.</summary>
    public static bool IsParameter(ReadOnlySpan<char> name)
    {
        foreach (string part in Parts)
        {
            if (name.Contains(part, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return name.EndsWith("token", StringComparison.OrdinalIgnoreCase) || Others.GetAlternateLookup<ReadOnlySpan<char>>().Contains(name);
    }

    /// <summary>True if the value behind <c>name:</c> is a credential. Stricter than for parameters: sentences have colons too.</summary>
    public static bool IsHeader(ReadOnlySpan<char> name) =>
        IsParameter(name)
        && (name.ContainsAny('-', '_')
            || name.EndsWith("authorization", StringComparison.OrdinalIgnoreCase)
            || name.Equals("password", StringComparison.OrdinalIgnoreCase));

    /// <summary>The address without user information, fragment and the parameters that sign it: equal for two signatures of one file.</summary>
    public static string WithoutSignature(Uri address)
    {
        string[] kept =
        [
            .. address.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries)
                .Where(pair => !IsSigning(Uri.UnescapeDataString(pair.Split('=', 2)[0]))),
        ];
        string place = address.GetComponents(UriComponents.SchemeAndServer | UriComponents.Path, UriFormat.UriEscaped);
        return kept.Length == 0 ? place : $"{place}?{string.Join('&', kept)}";
    }

    private static bool IsSigning(string name) =>
        Signing.Contains(name) || name.StartsWith("X-Amz-", StringComparison.OrdinalIgnoreCase) || name.StartsWith("X-Goog-", StringComparison.OrdinalIgnoreCase);
}
