using FalGenerated.Generator.Json;

namespace FalGenerated.Generator.Drift.NormalForm;

/// <content>Servers and security.</content>
internal sealed partial class ContractReader
{
    private static List<ServerModel>? ReadServers(ObjectNode owner)
    {
        if (owner["servers"] is not ArrayNode list)
        {
            return null;
        }

        List<ServerModel> servers = [];
        foreach (Node item in list.Items)
        {
            string address = item is ObjectNode map && map["url"] is TextNode url ? Substituted(url.Value, map["variables"] as ObjectNode) : "";
            (string origin, string prefix) = Split(address);
            servers.Add(new(origin, prefix, item, item is ObjectNode node ? Rest(node, "url") : [new(AnnotationKind.Unclaimed, "servers", item)]));
        }

        return servers;
    }

    private static string Substituted(string address, ObjectNode? variables)
    {
        foreach ((string name, Node variable) in variables?.Members ?? [])
        {
            if (variable is ObjectNode map && map["default"] is TextNode value)
            {
                address = address.Replace("{" + name + "}", value.Value, StringComparison.Ordinal);
            }
        }

        return address;
    }

    private static (string Origin, string Prefix) Split(string address)
    {
        int scheme = address.IndexOf("://", StringComparison.Ordinal);
        if (scheme < 0)
        {
            return ("", address.TrimEnd('/'));
        }

        int slash = address.IndexOf('/', scheme + 3);
        string origin = (slash < 0 ? address : address[..slash]).ToLowerInvariant();
        origin = origin switch
        {
            _ when origin.StartsWith("https:", StringComparison.Ordinal) && origin.EndsWith(":443", StringComparison.Ordinal) => origin[..^4],
            _ when origin.StartsWith("http:", StringComparison.Ordinal) && origin.EndsWith(":80", StringComparison.Ordinal) => origin[..^3],
            _ => origin,
        };
        return (origin, slash < 0 ? "" : address[slash..].TrimEnd('/'));
    }

    private static SecurityScheme ReadScheme(string name, Node node)
    {
        if (node is not ObjectNode map)
        {
            return new(name, Literal.Of(node), node, []);
        }

        List<string> parts = [];
        List<Annotation> rest = [];
        foreach ((string key, Node value) in map.Members)
        {
            if (IsIdentity(key))
            {
                parts.Add(key + "=" + (Caseless(map, key, value) ?? Literal.Of(value)));
            }
            else
            {
                rest.Add(Annotation.From(key, value));
            }
        }

        parts.Sort(StringComparer.Ordinal);
        return new(name, string.Join(' ', parts), map, rest);
    }

    /// <summary>Names of headers and of HTTP schemes mean the same in any case.</summary>
    private static string? Caseless(ObjectNode scheme, string key, Node value) => (key, value) switch
    {
        ("name", TextNode name) when scheme["in"] is TextNode { Value: "header" } => name.Value.ToUpperInvariant(),
        ("scheme", TextNode name) when scheme["type"] is TextNode { Value: "http" } => name.Value.ToUpperInvariant(),
        _ => null,
    };

    private static bool IsIdentity(string key) => key is "type" or "in" or "name" or "scheme" or "flows" or "openIdConnectUrl";

    private static List<SecurityAlternative>? ReadSecurity(ObjectNode owner)
    {
        if (owner["security"] is not ArrayNode list)
        {
            return null;
        }

        List<SecurityAlternative> alternatives = [];
        foreach (Node item in list.Items)
        {
            Dictionary<string, IReadOnlyList<string>> schemes = new(StringComparer.Ordinal);
            foreach ((string name, Node scopes) in (item as ObjectNode)?.Members ?? [])
            {
                schemes[name] = scopes is ArrayNode names ? [.. names.Items.Select(Literal.Of).Order(StringComparer.Ordinal)] : [Literal.Of(scopes)];
            }

            if (item is not ObjectNode)
            {
                schemes[Literal.Of(item)] = [];
            }

            alternatives.Add(new(schemes, item));
        }

        return alternatives.Count == 0 ? [new(new Dictionary<string, IReadOnlyList<string>>(), list)] : alternatives;
    }
}
