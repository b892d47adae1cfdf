using FalGenerated.Generator.CSharp;
using FalGenerated.Generator.Diagnostics;
using FalGenerated.Generator.Json;

namespace FalGenerated.Generator.Passes;

/// <summary>
/// The gate before NSwag. Of each object only the members go on that NSwag needs, so that no keyword of a document (a discriminator, a pattern,
/// an external address) is printed by a template without a test; and every value that a template prints is tested here, by its kind, because
/// a template cannot refuse anything.
/// </summary>
internal static class TemplateInputPass
{
    private static readonly string[] DocumentMembers = ["openapi", "info", "paths", "components"];
    private static readonly string[] OperationMembers = ["operationId", "description", "parameters", "requestBody", "responses"];
    private static readonly string[] ParameterMembers = ["name", "in", "required", "description", "schema"];
    private static readonly string[] BodyMembers = ["description", "content", "required"];
    private static readonly string[] SchemaMembers =
    [
        "$ref", "type", "format", "nullable", "description", "enum", "properties", "required", "items", "additionalProperties", "allOf", "multipleOf",
        "minLength", "maxLength", "minItems", "maxItems",
    ];

    /// <summary>The members that the templates print, each with its test.</summary>
    private static readonly Dictionary<string, Func<Node, bool>> Printed = new(StringComparer.Ordinal)
    {
        ["description"] = TemplateValue.IsComment,
        ["operationId"] = TemplateValue.OneOf(OperationsPass.Roles),
        ["x-originalName"] = TemplateValue.IsIdentifier,
        ["x-name"] = TemplateValue.IsIdentifier,
        ["x-enumNames"] = TemplateValue.ListOf(TemplateValue.IsIdentifier),
        ["x-csharp-descriptions"] = TemplateValue.ListOf(TemplateValue.IsComment),
        ["x-csharp-name"] = TemplateValue.IsIdentifier,
        ["x-csharp-required"] = TemplateValue.OneOf(RequiredPass.Always, RequiredPass.AllowNull),
        ["x-csharp-range-type"] = TemplateValue.OneOf("decimal", "int", "long"),
        ["x-csharp-range-minimum"] = TemplateValue.IsNumber,
        ["x-csharp-range-maximum"] = TemplateValue.IsNumber,
        ["x-csharp-range-exclusive"] = TemplateValue.OneOf(NumbersPass.MinimumIsExclusive, NumbersPass.MaximumIsExclusive, NumbersPass.MinimumIsExclusive + NumbersPass.MaximumIsExclusive),
        ["x-csharp-default"] = TemplateValue.IsText,
        [DefaultsPass.Flag] = TemplateValue.IsFlag,
        ["x-csharp-input-defaults"] = TemplateValue.IsFlag,
        ["x-csharp-completes"] = TemplateValue.IsIdentifier,
        ["x-csharp-missing"] = TemplateValue.ListOf(IsMissing),
        ["x-csharp-text"] = TemplateValue.IsIdentifier,
        ["x-csharp-object"] = TemplateValue.IsIdentifier,
        ["x-csharp-presets"] = TemplateValue.ListOf(TemplateValue.IsIdentifier),
        [FilesPass.File] = IsFile,
        [LimitsPass.Limits] = TemplateValue.ListOf(IsLimit),
        ["x-csharp-stem"] = TemplateValue.IsIdentifier,
        ["x-csharp-member"] = TemplateValue.IsIdentifier,
        ["x-csharp-endpoint-id"] = TemplateValue.IsAddress,
        ["x-csharp-app-id"] = TemplateValue.IsAddress,
        ["x-csharp-sha256"] = TemplateValue.IsHex,
        ["x-csharp-obtained"] = TemplateValue.IsText,
        ["x-csharp-date"] = TemplateValue.IsText,
        ["x-csharp-address"] = TemplateValue.IsInterpolatedAddress,
    };

    public static void Apply(PassContext context)
    {
        ObjectNode document = context.Document;
        Pass(context, document, DocumentMembers);
        ((ObjectNode)document["components"]!).KeepOnly("schemas");
        document.Set("info", document.Object(("title", document.Text("")), ("version", document.Text(""))));
        foreach (ObjectNode item in context.Paths.Members.Select(member => member.Value).OfType<ObjectNode>())
        {
            item.KeepOnly("get", "put", "post");
        }

        foreach ((_, _, ObjectNode operation) in context.Operations)
        {
            PassOperation(context, operation);
        }

        foreach ((string type, Node schema) in context.Schemas.Members)
        {
            if (!CSharpName.IsIdentifier(type))
            {
                context.Refuse(schema, DiagnosticCode.UnsafeValue, $"'{Truncate.Of(type, 60)}' is no C# type name; set \"x-csharp-name\" on this schema in csharp.overlay.json");
            }
        }

        foreach (ObjectNode schema in SchemaTree.All(context))
        {
            Pass(context, schema, SchemaMembers);
            PassValues(context, schema);
        }
    }

    private static void PassOperation(PassContext context, ObjectNode operation)
    {
        Pass(context, operation, OperationMembers);
        foreach (ObjectNode parameter in operation.ItemsOf("parameters").OfType<ObjectNode>())
        {
            Pass(context, parameter, ParameterMembers);
        }

        foreach (ObjectNode body in operation.MembersOf("responses").Select(member => member.Value).Append(operation["requestBody"]).OfType<ObjectNode>())
        {
            Pass(context, body, BodyMembers);
            ((ObjectNode)body["content"]!).KeepOnly("application/json");
            ((ObjectNode)((ObjectNode)body["content"]!)["application/json"]!).KeepOnly("schema");
        }
    }

    private static void Pass(PassContext context, ObjectNode owner, string[] keywords)
    {
        foreach ((string name, Node value) in owner.Members.ToArray())
        {
            bool isPrinted = Printed.TryGetValue(name, out Func<Node, bool>? test);
            if (!keywords.Contains(name) && !(isPrinted && name.StartsWith("x-", StringComparison.Ordinal)))
            {
                owner.Remove(name);
            }
            else if (isPrinted && !test!(value))
            {
                context.Refuse(value, DiagnosticCode.UnsafeValue, $"\"{name}\" holds what its place in the C# cannot; correct the instruction in csharp.overlay.json, or report this with the document");
            }
        }
    }

    /// <summary>Values of an enum are printed too: a text through <c>literal</c>, a number as it is.</summary>
    private static void PassValues(PassContext context, ObjectNode schema)
    {
        foreach (Node value in schema.ItemsOf("enum").Where(value => value is not TextNode && !(value is NumberNode number && long.TryParse(number.Text, System.Globalization.NumberStyles.AllowLeadingSign, System.Globalization.CultureInfo.InvariantCulture, out _))))
        {
            context.Refuse(value, DiagnosticCode.UnsafeValue, "an enum of C# has texts or whole numbers of 64 bits; take the value out in csharp.overlay.json");
        }
    }

    private static bool IsFile(Node value) => value is ObjectNode file && file.Members.All(member => TemplateValue.IsIdentifier(member.Value));

    private static bool IsLimit(Node value) => value is ObjectNode limit
        && limit["path"] is TextNode
        && limit["kind"] is { } kind && TemplateValue.OneOf(LimitsPass.Kinds)(kind)
        && limit["value"] is { } number && TemplateValue.IsNumber(number);

    private static bool IsMissing(Node value) => value is ObjectNode missing
        && missing["property"] is { } property && TemplateValue.IsIdentifier(property)
        && missing["argument"] is { } argument && TemplateValue.IsIdentifier(argument)
        && missing["description"] is { } description && TemplateValue.IsComment(description);
}
