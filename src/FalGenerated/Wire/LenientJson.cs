using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace FalGenerated.Wire;

/// <summary>Reads a body that may not be JSON.</summary>
internal static class LenientJson
{
    /// <summary>The value; null when the text is missing, empty, or does not fit.</summary>
    public static T? Read<T>(string? text)
        where T : class
    {
        try
        {
            return string.IsNullOrWhiteSpace(text) ? null : FalJson.Read<T>(text);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>The value; null when the token does not fit.</summary>
    public static T? Read<T>(JToken token)
        where T : class
    {
        try
        {
            return (T?)FalJson.Read(token, typeof(T));
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
