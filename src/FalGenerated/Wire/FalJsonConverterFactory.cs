using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace FalGenerated.Wire;

/// <summary>
/// Lets System.Text.Json read and write the wire's types, as a minimal API does: it hands each of them to <see cref="FalJson"/>, which knows their
/// wire names. Without it a host would read an input as empty and pay for the defaults.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class FalJsonConverterFactory : JsonConverterFactory
{
    /// <inheritdoc />
    public override bool CanConvert(Type typeToConvert) => true;

    /// <inheritdoc />
    public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
        (JsonConverter)Activator.CreateInstance(typeof(Bridge<>).MakeGenericType(typeToConvert))!;

    private sealed class Bridge<T> : JsonConverter<T>
    {
        public override T? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            using JsonDocument value = JsonDocument.ParseValue(ref reader);
            try
            {
                return FalJson.Read<T>(value.RootElement.GetRawText());
            }
            catch (Newtonsoft.Json.JsonException wrong)
            {
                // A host answers 400 to this type only.
                throw new JsonException(wrong.Message, wrong);
            }
        }

        public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => writer.WriteRawValue(FalJson.Write(value));
    }
}
