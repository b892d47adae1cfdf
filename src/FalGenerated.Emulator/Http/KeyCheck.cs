namespace FalGenerated.Emulator;

/// <summary>Reads the <c>Authorization</c> header of the API port.</summary>
internal sealed class KeyCheck(FalEmulatorOptions options)
{
    /// <summary>The key, or the 401 that the service answers.</summary>
    public (string Key, Reply? Refusal) Check(EmulatorRequest request, string app)
    {
        var header = request.Header("Authorization");
        if (string.IsNullOrWhiteSpace(header))
        {
            return ("", Refuse($"Cannot access application '{app}'. Authentication is required to access this application."));
        }

        if (header.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase))
        {
            return ("", Refuse("Could not decode the issuer of the token"));
        }

        var key = header.StartsWith("Key ", StringComparison.OrdinalIgnoreCase) ? header[4..].Trim() : "";
        var good = options.AcceptAnyKey ? key.Length > 0 : key == options.Key;
        return good ? (key, null) : ("", Refuse("invalid key credentials"));
    }

    private static Reply Refuse(string detail) => Reply.Detail(401, detail);
}
