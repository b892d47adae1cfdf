namespace FalGenerated;

/// <summary>A key on its way to the authentication handler. It prints as stars, because request options are printed by debuggers and loggers.</summary>
internal sealed class FalKey
{
    private readonly string text;

    public FalKey(string text)
    {
        this.text = text;
        KnownSecrets.Use(text);
    }

    /// <summary>The value of the Authorization header of a request that goes out now.</summary>
    public string ForHeader()
    {
        KnownSecrets.Use(text);
        return "Key " + text;
    }

    public override string ToString() => "Key ***";
}
