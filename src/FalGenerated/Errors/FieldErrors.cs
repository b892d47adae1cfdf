using System.Globalization;
using System.Text;
using Newtonsoft.Json.Linq;

namespace FalGenerated.Errors;

/// <summary>Reads <c>detail</c> when it is a list of complaints, or a single one.</summary>
internal static class FieldErrors
{
    public static IReadOnlyList<FalFieldError> Of(JToken? detail) => detail switch
    {
        JArray items => [.. items.Select(Any).OfType<FalFieldError>()],
        JObject item => [One(item)],
        _ => [],
    };

    private static FalFieldError? Any(JToken item) => item switch
    {
        JObject members => One(members),
        _ when Text(item) is { } text => new FalFieldError { Path = "", Message = text, Type = "" },
        _ => null,
    };

    private static FalFieldError One(JObject item) => new()
    {
        Path = PathOf(item["loc"]),
        Message = Text(item["msg"]) ?? Text(item["message"]) ?? "",
        Type = Text(item["type"]) ?? "",
        Context = item["ctx"] as JObject,
        Input = item["input"],
    };

    private static string PathOf(JToken? location)
    {
        if (location is not JArray parts)
        {
            return Text(location) ?? "";
        }

        StringBuilder path = new();
        foreach (JToken part in parts)
        {
            if (part.Type == JTokenType.Integer)
            {
                path.Append(CultureInfo.InvariantCulture, $"[{part.Value<long>()}]");
            }
            else
            {
                path.Append(path.Length == 0 ? "" : ".").Append(Text(part));
            }
        }

        return path.ToString();
    }

    private static string? Text(JToken? token) => token is { Type: JTokenType.String } ? token.Value<string>() : null;
}
