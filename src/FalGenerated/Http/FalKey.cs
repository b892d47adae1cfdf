namespace FalGenerated;

/// <summary>A key on its way to the authentication handler. It prints as stars, because request options are printed by debuggers and loggers.</summary>
internal sealed class FalKey
{
    public FalKey(string text)
    {
        HeaderValue = "Key " + text;
        KnownSecrets.Add(text);
    }

    /// <summary>The value of the Authorization header.</summary>
    public string HeaderValue { get; }

    public override string ToString() => "Key ***";
}
