using System.Buffers;
using System.Text.RegularExpressions;
using FalGenerated.Net;

namespace FalGenerated.Wire;

/// <summary>A key on its way to the authentication handler. It prints as stars, because request options are printed by debuggers and loggers.</summary>
internal sealed partial class FalKey
{
    private static readonly SearchValues<char> Quotes = SearchValues.Create("\"'`\u2018\u2019\u201C\u201D\u00AB\u00BB");

    private readonly string header;
    private readonly string[] secrets;

    public FalKey(string text)
        : this("Key ", text)
    {
    }

    private FalKey(string scheme, string text)
    {
        header = scheme + text;
        secrets = KnownSecrets.Of(text);
        KnownSecrets.Use(secrets);
    }

    /// <summary>A short-lived access token, which goes out under another scheme than a key; null where the text is none.</summary>
    public static FalKey? OfToken(string? text) => string.IsNullOrEmpty(text) || text.Any(letter => letter is <= ' ' or > '~') ? null : new FalKey("Bearer ", text);

    /// <summary>The value of the Authorization header of a request that goes out now.</summary>
    public string ForHeader()
    {
        KnownSecrets.Use(secrets);
        return header;
    }

    /// <summary>Describes the problem of a key; null when there is none. The description never holds the key.</summary>
    public static string? Problem(string? key)
    {
        if (string.IsNullOrWhiteSpace(key))
        {
            return "The key is missing: set the environment variable FAL_KEY (id:secret), or FalOptions.ApiKey.";
        }

        if (Assignment().IsMatch(key))
        {
            return "The key begins with FAL_KEY=, which is the variable's name: set only what follows it (id:secret).";
        }

        if (key.AsSpan().ContainsAny(Quotes))
        {
            return "The key holds quotes: set it without them (id:secret).";
        }

        // A line break would end the header, a blank would end the credential.
        return key.Any(letter => letter is <= ' ' or > '~')
            ? "The key holds a blank, a line break or a character outside ASCII: copy it again (id:secret)."
            : null;
    }

    public override string ToString() => "Key ***";

    // A line of a .env file or of a shell, or an entry of a YAML file, copied whole.
    [GeneratedRegex(@"\A\s*(export\s+|set\s+)?FAL_KEY(_ID|_SECRET)?\s*(=|:\s)", RegexOptions.IgnoreCase)]
    private static partial Regex Assignment();
}
