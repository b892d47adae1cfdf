using FalGenerated.Generator.Diagnostics;
using FalGenerated.Generator.Json;

namespace FalGenerated.Generator.Overlays;

/// <summary>
/// Applies an OpenAPI Overlay 1.0 document. Stricter than the standard in two points: each action gives its reason as
/// <c>description</c>, and a target that matches nothing is an error, because it means that the contract moved.
/// </summary>
internal static class Overlay
{
    /// <exception cref="DiagnosticException">The overlay is malformed or has a dead target; every problem is listed.</exception>
    public static void Apply(Node overlay, Node document, Func<string, string>? resolve = null)
    {
        if (overlay is not ObjectNode { } map || map.TextOf("overlay")?.StartsWith("1.", StringComparison.Ordinal) != true || map["actions"] is not ArrayNode actions)
        {
            throw new DiagnosticException([Diagnostic.At(overlay, DiagnosticCode.BadOverlay, "this is no overlay; it needs \"overlay\": \"1.0.0\" and an array \"actions\"")]);
        }

        List<Diagnostic> problems = [];
        foreach (Node action in actions.Items)
        {
            Apply(action, document, resolve ?? (target => target), problems);
        }

        if (problems.Count > 0)
        {
            throw new DiagnosticException(problems);
        }
    }

    private static void Apply(Node node, Node document, Func<string, string> resolve, List<Diagnostic> problems)
    {
        if (node is not ObjectNode action || action["target"] is not TextNode target)
        {
            problems.Add(Diagnostic.At(node, DiagnosticCode.BadOverlay, "an action needs a text \"target\""));
            return;
        }

        if (string.IsNullOrWhiteSpace(action.TextOf("description")))
        {
            problems.Add(Diagnostic.At(action, DiagnosticCode.BadOverlay, "the action gives no reason; add a \"description\" that says why the contract is wrong or what the name is for"));
        }

        bool removes = action["remove"] is BooleanNode { Value: true };
        if (removes == action.TryGet("update", out Node? update))
        {
            problems.Add(Diagnostic.At(action, DiagnosticCode.BadOverlay, "an action has either \"update\" or \"remove\": true"));
            return;
        }

        IReadOnlyList<Node> matches;
        try
        {
            matches = JsonPath.Parse(resolve(target.Value)).Select(document);
        }
        catch (FormatException error)
        {
            problems.Add(Diagnostic.At(target, DiagnosticCode.BadJsonPath, $"'{target.Value}' is no supported JSONPath: {error.Message}"));
            return;
        }

        if (matches.Count == 0)
        {
            problems.Add(Diagnostic.At(target, DiagnosticCode.DeadOverlayTarget, $"'{target.Value}' matches nothing: {Advice(target.Value)}"));
        }

        foreach (Node match in matches)
        {
            if (removes && ReferenceEquals(match, document))
            {
                problems.Add(Diagnostic.At(target, DiagnosticCode.BadOverlay, $"'{target.Value}' is the whole document, which cannot be removed; name a part of it"));
            }
            else if (removes)
            {
                Remove(match);
            }
            else if (!Merge(match, update!))
            {
                problems.Add(Diagnostic.At(target, DiagnosticCode.BadOverlay, $"'{target.Value}' leads to a {match.Kind}, and \"update\" is {update!.Kind}; an object takes an object, an array takes an item"));
            }
        }
    }

    private static void Remove(Node match)
    {
        if (match.Parent is ObjectNode map)
        {
            map.Remove(map.Members.First(member => ReferenceEquals(member.Value, match)).Key);
        }
        else if (match.Parent is ArrayNode list)
        {
            list.Remove(match);
        }
    }

    /// <summary>Objects deeply, arrays by appending, anything else by replacing.</summary>
    private static bool Merge(Node target, Node update)
    {
        switch (target, update)
        {
            case (ArrayNode list, ArrayNode items):
                foreach (Node item in items.Items)
                {
                    list.Add(item.Clone());
                }

                return true;
            case (ArrayNode list, _):
                list.Add(update.Clone());
                return true;
            case (ObjectNode map, ObjectNode members):
                foreach ((string name, Node value) in members.Members)
                {
                    if (!map.TryGet(name, out Node? old) || old is not (ObjectNode or ArrayNode) || !Merge(old, value))
                    {
                        map.Set(name, value.Clone());
                    }
                }

                return true;
            default:
                return false;
        }
    }

    // The paths of a queue document are named by its own owner and app.
    private static string Advice(string target) => target.Contains("/OWNER/", StringComparison.Ordinal)
        ? "the document has no such path of this endpoint; check the endpoint id, and where the document came from"
        : "the contract moved; change the target or remove the action";
}
