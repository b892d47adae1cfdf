using FalGenerated.Generator.Json;

namespace FalGenerated.Generator.Passes;

/// <summary>The arms of a union by their kinds; an arm that refers to a component is of that component's kind.</summary>
internal sealed class UnionArms
{
    private readonly (ObjectNode Arm, ObjectNode Schema)[] arms;

    public UnionArms(PassContext context, IReadOnlyList<Node> arms) =>
        this.arms = [.. arms.OfType<ObjectNode>().Select(arm => (arm, SchemaTree.Resolve(context, arm)))];

    /// <summary>The type of all arms, where one C# type takes them all without a format of their own; else null.</summary>
    public string? CommonType
    {
        get
        {
            HashSet<string?> types = [.. arms.Select(arm => arm.Schema.TextOf("format") is null ? TypeOf(arm.Schema) : null)];
            return types is { Count: 1 } && types.Single() is "string" or "integer" or "boolean" ? types.Single()
                : types.IsSubsetOf(["number", "integer"]) ? "number"
                : null;
        }
    }

    public bool AreNumbersAndTexts => arms.All(arm => TypeOf(arm.Schema) is "string" or "number" or "integer") && arms.Any(arm => TypeOf(arm.Schema) == "string");

    public bool AreObjects => arms.All(arm => IsObject(arm.Schema));

    /// <summary>Gets a value indicating whether each arm is a text or an object, and both occur.</summary>
    public bool AreTextsAndObjects => arms.All(arm => IsText(arm.Schema) || IsObject(arm.Schema)) && arms.Any(arm => IsText(arm.Schema)) && Objects.Count > 0;

    /// <summary>The arms that are objects, as the document writes them.</summary>
    public IReadOnlyList<ObjectNode> Objects => [.. arms.Where(arm => IsObject(arm.Schema)).Select(arm => arm.Arm)];

    /// <summary>True if an arm takes any value, so that the union does.</summary>
    public static bool HaveAny(ObjectNode schema, string keyword) => schema.ItemsOf(keyword).OfType<ObjectNode>()
        .Any(arm => !((string[])["$ref", "type", "enum", "const", "properties", "items", "additionalProperties", "allOf", "anyOf", "oneOf", "not"]).Any(member => arm.TryGet(member, out _)));

    /// <summary>The arms of an enum and of any text are one open enum: its values are known, and others fit.</summary>
    public void MergeInto(ObjectNode schema, string type)
    {
        Node[] values = [.. arms.SelectMany(arm => arm.Schema.ItemsOf("enum")).DistinctBy(Literal.Of)];
        schema.Set("type", schema.Text(type));
        if (type == "string" && values.Length > 0)
        {
            schema.Set("enum", schema.Array(values.Select(value => value.Clone())));
        }

        if (arms.Any(arm => arm.Schema["nullable"] is BooleanNode { Value: true }))
        {
            schema.Set("nullable", schema.Boolean(true));
        }
    }

    /// <summary>One arm for all that are texts.</summary>
    public ObjectNode Text(ObjectNode near)
    {
        (ObjectNode Arm, ObjectNode Schema)[] texts = [.. arms.Where(arm => IsText(arm.Schema))];
        if (texts is [var only])
        {
            return (ObjectNode)only.Arm.Clone();
        }

        ObjectNode text = near.Object();
        new UnionArms(texts).MergeInto(text, "string");
        return text;
    }

    private UnionArms((ObjectNode Arm, ObjectNode Schema)[] arms) => this.arms = arms;

    private static string? TypeOf(ObjectNode schema) => schema.TextOf("type");

    private static bool IsText(ObjectNode schema) => TypeOf(schema) == "string" && schema.ItemsOf("enum").All(value => value is TextNode);

    private static bool IsObject(ObjectNode schema) => TypeOf(schema) is null or "object" && schema["properties"] is ObjectNode { Members.Count: > 0 };
}
