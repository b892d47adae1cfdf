namespace FalGenerated.Generator.Json;

/// <summary>Recognises texts that are taken for JSON.</summary>
internal static class ForeignText
{
    /// <summary>True if the first line that says anything is one of a YAML document: a marker, or a name with a colon.</summary>
    public static bool IsYaml(ReadOnlySpan<byte> bytes)
    {
        ReadOnlySpan<byte> rest = bytes.TrimStart("\uFEFF \t\r\n"u8);
        while (rest.StartsWith("#"u8))
        {
            int end = rest.IndexOf((byte)'\n');
            rest = end < 0 ? [] : rest[end..].TrimStart(" \t\r\n"u8);
        }

        if (rest.StartsWith("---"u8) || rest.StartsWith("%YAML"u8))
        {
            return true;
        }

        int length = rest.IndexOfAny("\r\n"u8);
        ReadOnlySpan<byte> line = length < 0 ? rest : rest[..length];
        int colon = line.IndexOf((byte)':');
        return colon > 0 && (colon == line.Length - 1 || line[colon + 1] == (byte)' ') && IsName(line[..colon].Trim("\"'"u8));
    }

    private static bool IsName(ReadOnlySpan<byte> name)
    {
        foreach (byte letter in name)
        {
            if (!char.IsAsciiLetterOrDigit((char)letter) && letter is not ((byte)'_' or (byte)'-' or (byte)'.'))
            {
                return false;
            }
        }

        return !name.IsEmpty;
    }
}
