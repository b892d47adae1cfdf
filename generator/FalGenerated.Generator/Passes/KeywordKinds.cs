namespace FalGenerated.Generator.Passes;

/// <summary>
/// Which kinds of value the keywords of OpenAPI 3.0 and 3.1 hold, object by object. A keyword that may hold anything (<c>default</c>,
/// <c>example</c>, <c>const</c>) has no entry.
/// </summary>
internal sealed record KeywordKinds(string[] Kinds, string? Inside = null)
{
    private static readonly KeywordKinds Text = new(["string"]);
    private static readonly KeywordKinds Flag = new(["boolean"]);
    private static readonly KeywordKinds Number = new(["number"]);
    private static readonly KeywordKinds Map = new(["object"]);
    private static readonly KeywordKinds MapOfObjects = new(["object"], "object");
    private static readonly KeywordKinds List = new(["array"]);
    private static readonly KeywordKinds ListOfTexts = new(["array"], "string");
    private static readonly KeywordKinds ListOfObjects = new(["array"], "object");

    public static readonly IReadOnlyDictionary<string, KeywordKinds> Document = new Dictionary<string, KeywordKinds>
    {
        ["info"] = Map,
        ["tags"] = ListOfObjects,
        ["externalDocs"] = Map,
        ["paths"] = MapOfObjects,
    };

    public static readonly IReadOnlyDictionary<string, KeywordKinds> Components = new Dictionary<string, KeywordKinds>
    {
        ["schemas"] = MapOfObjects,
        ["parameters"] = MapOfObjects,
        ["securitySchemes"] = MapOfObjects,
    };

    public static readonly IReadOnlyDictionary<string, KeywordKinds> PathItem = new Dictionary<string, KeywordKinds>
    {
        ["get"] = Map,
        ["put"] = Map,
        ["post"] = Map,
        ["delete"] = Map,
        ["parameters"] = ListOfObjects,
    };

    public static readonly IReadOnlyDictionary<string, KeywordKinds> Operation = new Dictionary<string, KeywordKinds>
    {
        ["operationId"] = Text,
        ["summary"] = Text,
        ["tags"] = ListOfTexts,
        ["deprecated"] = Flag,
        ["parameters"] = ListOfObjects,
        ["requestBody"] = Map,
        ["responses"] = MapOfObjects,
    };

    public static readonly IReadOnlyDictionary<string, KeywordKinds> Parameter = new Dictionary<string, KeywordKinds>
    {
        ["name"] = Text,
        ["in"] = Text,
        ["required"] = Flag,
        ["schema"] = Map,
    };

    /// <summary>A request body or a response.</summary>
    public static readonly IReadOnlyDictionary<string, KeywordKinds> Body = new Dictionary<string, KeywordKinds>
    {
        ["description"] = Text,
        ["content"] = MapOfObjects,
        ["headers"] = MapOfObjects,
    };

    public static readonly IReadOnlyDictionary<string, KeywordKinds> MediaType = new Dictionary<string, KeywordKinds>
    {
        ["schema"] = Map,
    };

    public static readonly IReadOnlyDictionary<string, KeywordKinds> Schema = new Dictionary<string, KeywordKinds>
    {
        ["$ref"] = Text,
        ["type"] = new(["string", "array"], "string"),
        ["format"] = Text,
        ["pattern"] = Text,
        ["description"] = Text,
        ["enum"] = List,
        ["properties"] = MapOfObjects,
        ["required"] = ListOfTexts,
        ["additionalProperties"] = new(["object", "boolean"]),
        // An array of schemas is a tuple, as the schemas before 3.1 write it.
        ["items"] = new(["object", "array"]),
        ["allOf"] = ListOfObjects,
        ["anyOf"] = ListOfObjects,
        ["oneOf"] = ListOfObjects,
        ["not"] = Map,
        ["discriminator"] = Map,
        ["minimum"] = Number,
        ["maximum"] = Number,
        // A flag beside the bound in 3.0, the bound itself in 3.1.
        ["exclusiveMinimum"] = new(["number", "boolean"]),
        ["exclusiveMaximum"] = new(["number", "boolean"]),
        ["multipleOf"] = Number,
        ["minLength"] = Number,
        ["maxLength"] = Number,
        ["minItems"] = Number,
        ["maxItems"] = Number,
        ["minProperties"] = Number,
        ["maxProperties"] = Number,
        ["uniqueItems"] = Flag,
        ["nullable"] = Flag,
        ["readOnly"] = Flag,
        ["writeOnly"] = Flag,
        ["deprecated"] = Flag,
        ["xml"] = Map,
    };
}
