using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

// The serializer reaches types by reflection. The descriptor that is embedded in this assembly, and in each with generated types, keeps them whole.
[assembly: UnconditionalSuppressMessage("Trimming", "IL2026", Scope = "module", Justification = "The embedded descriptors keep what is reached by reflection.")]
[assembly: UnconditionalSuppressMessage("Trimming", "IL2067", Scope = "module", Justification = "The embedded descriptors keep what is reached by reflection.")]
[assembly: UnconditionalSuppressMessage("Trimming", "IL2070", Scope = "module", Justification = "The embedded descriptors keep what is reached by reflection.")]
[assembly: UnconditionalSuppressMessage("Trimming", "IL2075", Scope = "module", Justification = "The embedded descriptors keep what is reached by reflection.")]
[assembly: UnconditionalSuppressMessage("Trimming", "IL2090", Scope = "module", Justification = "The embedded descriptors keep what is reached by reflection.")]

namespace FalGenerated.Wire;

/// <summary>
/// The one JSON serializer of the SDK. It is made by <see cref="JsonSerializer.Create(JsonSerializerSettings)"/>, which ignores the
/// host application's <c>JsonConvert.DefaultSettings</c>: with those merged in, a paid body was seen to carry <c>$type</c>.
/// </summary>
public static class FalJson
{
    private static readonly JsonSerializerSettings Settings = new()
    {
        TypeNameHandling = TypeNameHandling.None,
        MetadataPropertyHandling = MetadataPropertyHandling.Ignore,
        NullValueHandling = NullValueHandling.Ignore,
        DateParseHandling = DateParseHandling.None,
        FloatParseHandling = FloatParseHandling.Decimal,
        MaxDepth = 64,
        Culture = CultureInfo.InvariantCulture,
        Converters = [new WholeNumberConverter()],
    };

    // Shared: it is safe for use by many threads as long as nothing changes it, and making one costs more than reading a status.
    private static readonly JsonSerializer Shared = Create();

    /// <summary>Writes a value as compact JSON. Unset members are left out.</summary>
    public static string Write(object? value)
    {
        using StringWriter text = new(CultureInfo.InvariantCulture);
        using ShortestNumberWriter writer = new(text);
        Shared.Serialize(writer, value);
        writer.Flush();
        return text.ToString();
    }

    /// <summary>Reads one JSON value.</summary>
    /// <exception cref="JsonException">The text is not JSON, is nested deeper than 64, or does not fit the type.</exception>
    public static T? Read<T>(TextReader text)
    {
        using JsonTextReader reader = new(text) { CloseInput = false, ArrayPool = JsonBuffers.Instance };
        return Typed(() => Shared.Deserialize<T>(reader), reader);
    }

    /// <summary>Reads one JSON value.</summary>
    /// <exception cref="JsonException">The text is not JSON, is nested deeper than 64, or does not fit the type.</exception>
    public static T? Read<T>(string text)
    {
        using StringReader reader = new(text);
        return Read<T>(reader);
    }

    /// <summary>Reads a value from JSON that was parsed.</summary>
    /// <exception cref="JsonException">It does not fit the type.</exception>
    internal static object? Read(JToken token, Type type)
    {
        using JTokenReader reader = new(token);
        return Typed(() => Shared.Deserialize(reader, type), reader);
    }

    /// <summary>Turns a value into JSON without a detour through text. The value must not be null.</summary>
    internal static JToken ToToken(object value) => JToken.FromObject(value, Shared);

    /// <summary>Runs a reading, whose failures are then all of one type.</summary>
    internal static T Typed<T>(Func<T> read, JsonReader reader)
    {
        try
        {
            return read();
        }
        catch (Exception error) when (error is FormatException or OverflowException or ArgumentException or InvalidCastException)
        {
            // Newtonsoft lets some of .NET's own conversions through as they are: base64 for one.
            throw new JsonSerializationException($"{error.Message} Path '{reader.Path}'.", error);
        }
    }

    /// <summary>A serializer with the SDK's settings and nothing of the host's.</summary>
    public static JsonSerializer Create() => JsonSerializer.Create(Settings);
}
