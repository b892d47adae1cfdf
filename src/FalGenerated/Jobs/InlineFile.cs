namespace FalGenerated.Jobs;

/// <summary>A file that is written into the input itself, as a <c>data:</c> address: its size shows without a request.</summary>
internal static class InlineFile
{
    private const string Base64 = ";base64";

    public static MediaFacts? FactsOf(string address)
    {
        int comma = address.IndexOf(',', StringComparison.Ordinal);
        if (comma < 0 || !address.StartsWith("data:", StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        ReadOnlySpan<char> content = address.AsSpan(comma + 1);
        return address.AsSpan(0, comma).EndsWith(Base64, StringComparison.OrdinalIgnoreCase)
            ? new MediaFacts { Bytes = content.TrimEnd('=').Length * 3L / 4 }
            : new MediaFacts { Bytes = content.Length - (2L * content.Count('%')) };
    }
}
