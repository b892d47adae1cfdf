using FalGenerated.Generator.Diagnostics;
using FalGenerated.Generator.Json;

namespace FalGenerated.Generator.Passes;

/// <summary>
/// A keyword with another kind of value than OpenAPI gives it: later steps would pass it over, and NSwag would stop without a line.
/// A keyword that is null says nothing, as some serialisers write what is not set; it goes.
/// </summary>
internal static class KeywordKindsPass
{
    /// <summary>The common overlay comes first, so that where one of its actions fails, the endpoint's own comes too late.</summary>
    public const string Remedy = "correct it with an action in overlay.json, or in queue.overlay.json ahead of one that fails on it, or fetch the document again";

    public static void Apply(PassContext context)
    {
        Check(context, context.Document, KeywordKinds.Document);
        ObjectNode components = (ObjectNode)context.Document["components"]!;
        Check(context, components, KeywordKinds.Components);
        CheckShared(context, ObjectsIn(components, "parameters"));
        foreach (ObjectNode item in ObjectsIn(context.Document, "paths"))
        {
            Check(context, item, KeywordKinds.PathItem);
            CheckShared(context, ParametersOf(item));
        }

        foreach ((_, _, ObjectNode operation) in context.Operations)
        {
            Check(context, operation, KeywordKinds.Operation);
            CheckParameters(context, ParametersOf(operation));
            foreach (ObjectNode body in ObjectsIn(operation, "responses").Concat(operation["requestBody"] is ObjectNode request ? [request] : []))
            {
                Check(context, body, KeywordKinds.Body);
                foreach (ObjectNode content in ObjectsIn(body, "content"))
                {
                    Check(context, content, KeywordKinds.MediaType);
                }
            }
        }

        foreach (ObjectNode schema in SchemaTree.All(context))
        {
            Check(context, schema, KeywordKinds.Schema);
        }
    }

    private static void CheckParameters(PassContext context, IEnumerable<ObjectNode> parameters)
    {
        foreach (ObjectNode parameter in parameters)
        {
            Check(context, parameter, KeywordKinds.Parameter);
        }
    }

    /// <summary>Parameters outside an operation, whose schemas the tree does not hold yet.</summary>
    private static void CheckShared(PassContext context, IEnumerable<ObjectNode> parameters)
    {
        CheckParameters(context, parameters);
        foreach (ObjectNode schema in parameters.Select(parameter => parameter["schema"]).OfType<ObjectNode>().SelectMany(SchemaTree.Within))
        {
            Check(context, schema, KeywordKinds.Schema);
        }
    }

    private static IEnumerable<ObjectNode> ParametersOf(ObjectNode holder) => holder.ItemsOf("parameters").OfType<ObjectNode>();

    private static IEnumerable<ObjectNode> ObjectsIn(ObjectNode holder, string map) =>
        holder.MembersOf(map).Select(member => member.Value).OfType<ObjectNode>();

    private static void Check(PassContext context, ObjectNode owner, IReadOnlyDictionary<string, KeywordKinds> keywords)
    {
        foreach ((string keyword, Node value) in owner.Members.ToArray())
        {
            if (!keywords.TryGetValue(keyword, out KeywordKinds? expected))
            {
                continue;
            }

            if (value is NullNode)
            {
                owner.Remove(keyword);
            }
            else if (!expected.Kinds.Contains(value.Kind))
            {
                Refuse(context, value, $"\"{keyword}\"", string.Join(" or ", expected.Kinds.Select(WithArticle)));
            }
            else if (expected.Inside is { } inside)
            {
                foreach (Node wrong in Inside(value).Where(child => child.Kind != inside))
                {
                    Refuse(context, wrong, $"what stands in \"{keyword}\"", WithArticle(inside));
                }
            }
        }
    }

    /// <summary>Extensions may hold anything; a map of paths or responses may carry them too.</summary>
    private static IEnumerable<Node> Inside(Node value) => value switch
    {
        ArrayNode list => list.Items,
        ObjectNode map => map.Members.Where(member => !member.Key.StartsWith("x-", StringComparison.Ordinal)).Select(member => member.Value),
        _ => [],
    };

    private static void Refuse(PassContext context, Node at, string what, string expected) =>
        context.Refuse(at, DiagnosticCode.WrongKind, $"{what} is {WithArticle(at.Kind)} and has to be {expected}; {Remedy}");

    private static string WithArticle(string kind) => kind switch
    {
        "null" => "null",
        "object" or "array" => "an " + kind,
        _ => "a " + kind,
    };
}
