using System.Globalization;
using FalGenerated.Wire;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace FalGenerated.BytedanceUpscaler;

public sealed partial class PriceTable
{
    private const string Resource = "fal-ai/bytedance-upscaler/upscale/video/pricing.json";

    private static readonly Lazy<PriceTable> Embedded = new(ReadEmbedded);

    /// <summary>The table that this version of the library carries.</summary>
    public static PriceTable Published => Embedded.Value;

    /// <summary>Reads a table in the form of the repository's <c>pricing.json</c>.</summary>
    /// <param name="text">JSON with <c>endpoint</c>, <c>source</c>, <c>date</c>, <c>currency</c>, <c>rates</c> and <c>factors</c>.</param>
    /// <exception cref="FormatException">The text is not such a table, a figure is negative, or the currency is not USD.</exception>
    public static PriceTable Read(TextReader text)
    {
        ArgumentNullException.ThrowIfNull(text);
        try
        {
            JObject json = FalJson.Read<JObject>(text) ?? throw new FormatException("The price table is empty. Give it its JSON.");
            if (Text(json, "currency") != "USD")
            {
                throw new FormatException("The price table is not in USD. Only US dollars are understood.");
            }

            return new PriceTable
            {
                Endpoint = Text(json, "endpoint"),
                Date = DateOnly.ParseExact(Text(json, "date"), "yyyy-MM-dd", CultureInfo.InvariantCulture),
                Source = new Uri(Text(json, "source")),
                Rates = [.. Rows(json, "rates").Select(row => new PriceRate(Text(row, "target_resolution"), Figure(row, "usdPerSecond"), Text(row, "words")))],
                Factors = [.. Rows(json, "factors").Select(row => new PriceFactor(Text(row, "field"), Text(row, "value"), Figure(row, "factor"), Text(row, "words")))],
            };
        }
        catch (JsonException error)
        {
            throw new FormatException("The price table is not JSON of the expected form. Compare it with the repository's pricing.json.", error);
        }
    }

    private static PriceTable ReadEmbedded()
    {
        Stream stream = typeof(PriceTable).Assembly.GetManifestResourceStream(Resource)
            ?? throw new InvalidOperationException($"The library was built without its price table, {Resource}.");
        using StreamReader reader = new(stream);
        return Read(reader);
    }

    private static IEnumerable<JObject> Rows(JObject json, string name) =>
        json[name] is JArray { Count: > 0 } rows && rows.All(row => row is JObject)
            ? rows.Cast<JObject>()
            : throw new FormatException($"The price table has no '{name}'. It needs an array with at least one object.");

    private static string Text(JObject json, string name) =>
        json[name] is JValue { Type: JTokenType.String } value
            ? (string)value!
            : throw new FormatException($"The price table lacks the text '{name}'.");

    private static decimal Figure(JObject json, string name) =>
        decimal.TryParse(Text(json, name), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out decimal figure)
            ? figure
            : throw new FormatException($"The price table's '{name}' is no decimal of at least 0.");
}
