namespace FalGenerated.Net;

/// <summary>Names of parameters and headers whose values are credentials. Wider than the list of what signs an address: in doubt a value is not shown.</summary>
internal static class CredentialNames
{
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
}
