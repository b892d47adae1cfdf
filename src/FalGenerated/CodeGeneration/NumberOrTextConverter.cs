using System.ComponentModel;
using System.Globalization;
using Newtonsoft.Json;

namespace FalGenerated.CodeGeneration;

/// <summary>Reads and writes a <see cref="NumberOrText"/> as what it is.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class NumberOrTextConverter : JsonConverter
{
    /// <inheritdoc />
    public override bool CanConvert(Type objectType) => objectType == typeof(NumberOrText) || objectType == typeof(NumberOrText?);

    /// <inheritdoc />
    public override object? ReadJson(JsonReader reader, Type objectType, object? existingValue, JsonSerializer serializer) => reader.TokenType switch
    {
        JsonToken.Null when objectType == typeof(NumberOrText?) => (object?)null,
        JsonToken.String => new NumberOrText((string)reader.Value!),
        JsonToken.Integer or JsonToken.Float => new NumberOrText(Convert.ToDecimal(reader.Value, CultureInfo.InvariantCulture)),
        _ => throw new JsonSerializationException($"A number or a text is expected, and '{reader.TokenType}' came at {reader.Path}."),
    };

    /// <inheritdoc />
    public override void WriteJson(JsonWriter writer, object? value, JsonSerializer serializer)
    {
        if (value is NumberOrText { Number: { } number })
        {
            writer.WriteValue(number);
        }
        else
        {
            writer.WriteValue(value?.ToString());
        }
    }
}
