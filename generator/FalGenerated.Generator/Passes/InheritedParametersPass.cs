using FalGenerated.Generator.Diagnostics;
using FalGenerated.Generator.Json;
using FalGenerated.Generator.OpenApi;

namespace FalGenerated.Generator.Passes;

/// <summary>
/// Each operation lists all of its parameters itself: references are followed, and those of its path are inherited. A placeholder of the
/// path that no parameter fills is refused: in the C# of the call it would be a name of its own, and whatever it held would go out unescaped.
/// </summary>
internal static class InheritedParametersPass
{
    public static void Apply(PassContext context)
    {
        ReferenceResolver references = new(context.Document);
        foreach ((string path, _, ObjectNode operation) in context.Operations)
        {
            ObjectNode[] own = [.. Listed(context, references, operation)];
            ObjectNode[] inherited = [.. Listed(context, references, (ObjectNode)operation.Parent!).Where(parameter => !own.Any(other => IsSame(other, parameter)))];
            ObjectNode[] all = [.. inherited, .. own];
            operation.Set("parameters", operation.Array(all.Select(parameter => parameter.Clone())));
            foreach (string placeholder in PlaceholdersOf(path).Where(name => !all.Any(parameter => parameter.TextOf("in") == "path" && parameter.TextOf("name") == name)))
            {
                context.Refuse(operation, DiagnosticCode.NotAQueue, $"no path parameter declares the '{{{placeholder}}}' of the path; declare it in the \"parameters\" of the operation, with an action in overlay.json");
            }
        }

        foreach (ObjectNode item in context.Paths.Members.Select(member => member.Value).OfType<ObjectNode>())
        {
            item.Remove("parameters");
        }
    }

    private static IEnumerable<ObjectNode> Listed(PassContext context, ReferenceResolver references, ObjectNode holder)
    {
        foreach (Node listed in holder.ItemsOf("parameters"))
        {
            if (references.Follow(listed) is ObjectNode parameter)
            {
                yield return parameter;
            }
            else
            {
                context.Refuse(listed, DiagnosticCode.WrongKind, $"the reference leads to no parameter; {KeywordKindsPass.Remedy}");
            }
        }
    }

    /// <summary>Compares parameters by what identifies one in OpenAPI: an operation's own overrides that of its path.</summary>
    private static bool IsSame(ObjectNode one, ObjectNode other) =>
        one.TextOf("name") == other.TextOf("name") && one.TextOf("in") == other.TextOf("in");

    private static IEnumerable<string> PlaceholdersOf(string path) =>
        path.Split('{').Skip(1).Select(rest => rest.Split('}')[0]);
}
