namespace FalGenerated;

/// <summary>A key on its way to the authentication handler. It prints as stars, because request options are printed by debuggers and loggers.</summary>
internal sealed class FalKey(string text)
{
    /// <summary>The value of the Authorization header.</summary>
    public string HeaderValue { get; } = "Key " + text;

    /// <summary>The key itself, for taking it out of texts.</summary>
    public string Secret { get; } = text;

    public override string ToString() => "Key ***";
}
