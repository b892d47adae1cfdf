using FalGenerated.Net;

namespace FalGenerated.Wire;

/// <summary>A key on its way to the authentication handler. It prints as stars, because request options are printed by debuggers and loggers.</summary>
internal sealed class FalKey
{
    private readonly string header;
    private readonly string[] secrets;

    public FalKey(string text)
    {
        header = "Key " + text;
        secrets = KnownSecrets.Of(text);
        KnownSecrets.Use(secrets);
    }

    /// <summary>The value of the Authorization header of a request that goes out now.</summary>
    public string ForHeader()
    {
        KnownSecrets.Use(secrets);
        return header;
    }

    /// <summary>What is wrong with a key; null when nothing is. The key itself stands in no answer.</summary>
    public static string? Problem(string? key)
    {
        if (string.IsNullOrWhiteSpace(key))
        {
            return "The key is missing: set the environment variable FAL_KEY (id:secret), or FalOptions.Key.";
        }

        // A line break would end the header, a blank would end the credential.
        return key.Any(letter => letter is <= ' ' or > '~')
            ? "The key holds a blank, a line break or a character outside ASCII: copy it again, without quotes."
            : null;
    }

    public override string ToString() => "Key ***";
}
