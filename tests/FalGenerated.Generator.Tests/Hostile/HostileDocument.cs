using System.Text.Json.Nodes;
using FalGenerated.Generator.Tests.Support;

namespace FalGenerated.Generator.Tests.Hostile;

/// <summary>Documents in which one text stands at one place.</summary>
internal static class HostileDocument
{
    /// <summary>Texts that would leave a comment, a literal, a name, a line, a template or a command line if one of them let it.</summary>
    public static readonly string[] Texts =
    [
        "\"; } } class Escaped { static Escaped() { System.Console.Write(1); } } /*",
        "*/ class Escaped { static Escaped() { } } /*",
        "a\r\n#error Escaped\nclass Escaped { }",
        "a\u2028class Escaped { static int x = System.Environment.Exit(1); }\u2029#line 1 \"Escaped\"",
        "a\u0085class Escaped { }\u000b#pragma warning disable\fclass Escaped2 { }",
        "</summary><code>]] ]]> &quot;--><!-- Escaped",
        "{System.Environment.Exit(1)} {{ Escaped }} {% assign Escaped = 1 %} ${Escaped} $\"{1}\"",
        "\\\" + System.Console.Write(1) + @\"\"\"\" Escaped",
        "string), \"\", \"\")] internal string? Zz { get; init; } [System.Runtime.CompilerServices.ModuleInitializer] internal static void Escaped() { } //",
        "$(Escaped) %(Escaped) @(Escaped);%24(x) `Escaped` $(rm -rf x) && Escaped | Escaped",
        "int> { } public class Escaped : System.Collections.Generic.List<int",
        "class",
    ];

    /// <summary>The places, each with how the text gets there.</summary>
    public static readonly IReadOnlyDictionary<string, Action<JsonObject, string>> Places = new Dictionary<string, Action<JsonObject, string>>
    {
        ["title of the document"] = (root, text) => root["info"] = new JsonObject { ["title"] = text, ["version"] = text, ["description"] = text },
        ["tags"] = (root, text) => Submit(root)["tags"] = new JsonArray(text),
        ["operation id"] = (root, text) => Submit(root)["operationId"] = text,
        ["summary"] = (root, text) => Submit(root)["summary"] = text,
        ["description of an operation"] = (root, text) => Submit(root)["description"] = text,
        ["description of a response"] = (root, text) => Submit(root)["responses"]!["200"]!["description"] = text,
        ["server"] = (root, text) => root["servers"] = new JsonArray(new JsonObject { ["url"] = text, ["description"] = text }),
        ["external address"] = (root, text) => Input(root)["externalDocs"] = new JsonObject { ["url"] = text, ["description"] = text },
        ["path"] = (root, text) => root["paths"]!["/" + text] = root["paths"]!["/acme/thing/make"]!.DeepClone(),
        ["media type"] = (root, text) => Submit(root)["requestBody"]!["content"]![text] = new JsonObject { ["schema"] = new JsonObject { ["type"] = "string" } },
        ["name of a parameter"] = (root, text) => Parameters(root).Add(new JsonObject { ["name"] = text, ["in"] = "query", ["description"] = text, ["schema"] = new JsonObject { ["type"] = "string" } }),
        ["name of a path parameter"] = (root, text) => Parameters(root).Add(new JsonObject { ["name"] = text, ["in"] = "path", ["required"] = true, ["schema"] = new JsonObject { ["type"] = "string" } }),
        ["title of a schema"] = (root, text) => Property(root)["title"] = text,
        ["description of a schema"] = (root, text) => Input(root)["description"] = text,
        ["description of a property"] = (root, text) => Property(root)["description"] = text,
        ["name of a property"] = (root, text) => Input(root)["properties"]![text] = new JsonObject { ["type"] = "string", ["deprecated"] = true },
        ["name of a required property"] = (root, text) => { Input(root)["properties"]![text] = new JsonObject { ["type"] = "string" }; Input(root)["required"] = new JsonArray(text); },
        ["name of a component"] = (root, text) => { root["components"]!["schemas"]![text] = Schema("""{"type":"object","properties":{"x":{"type":"string"}}}"""); Input(root)["properties"]!["part"] = new JsonObject { ["$ref"] = "#/components/schemas/" + text.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal) }; },
        ["value of an enum"] = (root, text) => Property(root)["enum"] = new JsonArray(text, "other"),
        ["value of an enum of numbers"] = (root, text) => { Property(root)["type"] = "integer"; Property(root)["enum"] = new JsonArray(1, text); },
        ["description of an enum's value"] = (root, text) => { Property(root)["enum"] = new JsonArray("one"); Property(root)["x-enum-descriptions"] = new JsonObject { ["one"] = text }; },
        ["constant"] = (root, text) => Property(root)["const"] = text,
        ["default"] = (root, text) => Property(root)["default"] = text,
        ["default of an object"] = (root, text) => Property(root)["default"] = new JsonObject { [text] = text },
        ["example"] = (root, text) => { Property(root)["example"] = text; Property(root)["examples"] = new JsonArray(text); },
        ["pattern"] = (root, text) => Property(root)["pattern"] = text,
        ["format"] = (root, text) => Property(root)["format"] = text,
        ["format of a number"] = (root, text) => { Property(root)["type"] = "number"; Property(root)["format"] = text; },
        ["type"] = (root, text) => Property(root)["type"] = text,
        ["reference"] = (root, text) => Property(root)["$ref"] = text,
        ["order of properties"] = (root, text) => Input(root)["x-fal-order-properties"] = new JsonArray(text, "prompt"),
        ["discriminator"] = (root, text) => Input(root)["discriminator"] = new JsonObject { ["propertyName"] = text, ["mapping"] = new JsonObject { [text] = "#/components/schemas/ThingMakeOutput" } },
        ["xml"] = (root, text) => Property(root)["xml"] = new JsonObject { ["name"] = text, ["namespace"] = text },
        ["names of an enum by another tool"] = (root, text) => { Property(root)["enum"] = new JsonArray("a", "b"); Property(root)["x-enumNames"] = new JsonArray(text, "B"); Property(root)["x-enum-varnames"] = new JsonArray(text, "B"); },
        ["name of a parameter by another tool"] = (root, text) => Parameters(root)[0]!["x-originalName"] = text,
        ["name of a body by another tool"] = (root, text) => Submit(root)["requestBody"]!["x-name"] = text,
        ["extension of the document"] = (root, text) => root["x-" + text] = text,
        ["other extensions"] = (root, text) => { foreach (string name in new[] { "x-abstract", "x-nullable", "x-deprecatedMessage", "x-enumFlags", "x-cyclic-ref", "x-schema" }) { Property(root)[name] = text; Input(root)[name] = text; } },
        ["limits of the service"] = (root, text) => { Property(root)["x-fal"] = new JsonObject { ["max_file_size"] = text, ["limit_description"] = text, [text] = text }; Property(root)["limit_description"] = text; Property(root)["max_file_size"] = text; },
    };

    /// <summary>Instructions for C# in a fetched document; every one is refused.</summary>
    public static readonly string[] Instructions =
    [
        "x-csharp-name", "x-csharp-union", "x-csharp-options", "x-csharp-required", "x-csharp-range-type", "x-csharp-range-minimum", "x-csharp-range-maximum",
        "x-csharp-range-exclusive", "x-csharp-default", "x-csharp-defaults", "x-csharp-input-defaults", "x-csharp-completes", "x-csharp-missing", "x-csharp-descriptions", "x-csharp-stem",
        "x-csharp-member", "x-csharp-endpoint-id", "x-csharp-app-id", "x-csharp-sha256", "x-csharp-obtained", "x-csharp-date", "x-csharp-address", "x-csharp-anything", "X-CSharp-Name",
    ];

    public static string With(string place, string text) => Changed(root => Places[place](root, text));

    public static string Changed(Action<JsonObject> change)
    {
        JsonObject root = JsonNode.Parse(SmallDocument.WithInputProperties("""{"prompt":{"type":"string"},"other":{"type":"string"}}"""))!.AsObject();
        change(root);
        return root.ToJsonString();
    }

    public static JsonObject Input(JsonObject root) => root["components"]!["schemas"]!["ThingMakeInput"]!.AsObject();

    public static JsonObject Property(JsonObject root) => Input(root)["properties"]!["prompt"]!.AsObject();

    public static JsonObject Submit(JsonObject root) => root["paths"]!["/acme/thing/make"]!["post"]!.AsObject();

    public static JsonArray Parameters(JsonObject root) => root["paths"]!["/acme/thing/make/requests/{request_id}/status"]!["get"]!["parameters"]!.AsArray();

    private static JsonNode Schema(string json) => JsonNode.Parse(json)!;
}
