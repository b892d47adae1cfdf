using FalGenerated.Generator.Json;

namespace FalGenerated.Generator.ContractPage;

/// <summary>The price table of an endpoint in words: each figure with the words of the page that it rests on.</summary>
internal static class PriceSection
{
    public static IEnumerable<string> Of(ObjectNode prices)
    {
        yield return $"In {PageText.Of(prices.TextOf("currency"))} for each {PageText.Of(prices.TextOf("unit"))}, as of {PageText.Of(prices.TextOf("date"))}. What stands in no row has no published price: unknown, not free.";
        yield return "";
        IEnumerable<string[]> rows =
        [
            .. Rows(prices, "rates", entry => Words(entry, "usdPerSecond"), entry => entry.TextOf("usdPerSecond") ?? ""),
            .. Rows(prices, "factors", entry => $"{PageText.Code(entry.TextOf("field"))} {PageText.Code(entry.TextOf("value"))}", entry => "x " + entry.TextOf("factor")),
            .. Rows(prices, "stated", entry => Words(entry, "usdPerSecond"), entry => entry.TextOf("usdPerSecond") ?? ""),
        ];
        foreach (string line in PageText.Table(["for", "figure", "words of the page"], rows))
        {
            yield return line;
        }
    }

    private static IEnumerable<string[]> Rows(ObjectNode prices, string list, Func<ObjectNode, string> what, Func<ObjectNode, string> figure) =>
        prices.ItemsOf(list).OfType<ObjectNode>().Select(entry => new[] { what(entry), PageText.Of(figure(entry)), PageText.Of(entry.TextOf("words")) });

    private static string Words(ObjectNode entry, string figure) => string.Join(" ", entry.Members
        .Where(member => member.Key != figure && member.Key != "words")
        .Select(member => $"{PageText.Code(member.Key)} {PageText.Code((member.Value as TextNode)?.Value)}"));
}
