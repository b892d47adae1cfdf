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

    public override string ToString() => "Key ***";
}
