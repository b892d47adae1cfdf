using System.ComponentModel;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace FalGenerated.CodeGeneration;

/// <summary>Reads and writes a generated union. A shape that the contract does not know is kept as it came.</summary>
/// <typeparam name="TUnion">The union.</typeparam>
/// <typeparam name="TText">Its text.</typeparam>
/// <typeparam name="TObject">Its object.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class TextOrObjectConverter<TUnion, TText, TObject> : JsonConverter<TUnion>
    where TUnion : TextOrObject<TText, TObject>, ITextOrObject<TUnion>
    where TText : notnull
    where TObject : class
{
    /// <inheritdoc />
    public override TUnion? ReadJson(JsonReader reader, Type objectType, TUnion? existingValue, bool hasExistingValue, JsonSerializer serializer)
    {
        object? value = reader.TokenType switch
        {
            JsonToken.Null => null,
            JsonToken.String => serializer.Deserialize<TText>(reader),
            JsonToken.StartObject => serializer.Deserialize<TObject>(reader),
            _ => JToken.ReadFrom(reader),
        };
        return value is null ? null : TUnion.Create(value);
    }

    /// <inheritdoc />
    public override void WriteJson(JsonWriter writer, TUnion? value, JsonSerializer serializer) => serializer.Serialize(writer, value?.Value);
}
