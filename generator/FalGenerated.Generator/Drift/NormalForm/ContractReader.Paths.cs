using FalGenerated.Generator.Json;

namespace FalGenerated.Generator.Drift.NormalForm;

/// <content>Paths and operations.</content>
internal sealed partial class ContractReader
{
    private PathModel ReadPath(string template, Node item)
    {
        PathModel path = new(template, item);
        if (template.StartsWith("x-", StringComparison.Ordinal) || Followed(item) is not ObjectNode map)
        {
            path.Annotations.Add(new(template.StartsWith("x-", StringComparison.Ordinal) ? AnnotationKind.Extension : AnnotationKind.Unclaimed, "path", item));
            return path;
        }

        if (!ReferenceEquals(map, item))
        {
            path.Annotations.AddRange(Rest((ObjectNode)item, "$ref"));
        }

        IReadOnlyList<ServerModel>? servers = ReadServers(map);
        foreach ((string key, Node value) in map.Members)
        {
            if (Methods.Contains(key) && value is ObjectNode operation)
            {
                path.Operations[key.ToUpperInvariant()] = ReadOperation(key.ToUpperInvariant(), path, map, operation, servers);
            }
            else if (!(key is "parameters" or "servers" && value is ArrayNode))
            {
                path.Annotations.Add(Annotation.From(key, value));
            }
        }

        if (path.Operations.Count == 0)
        {
            path.Annotations.AddRange(map.Members.Where(member => member.Key is "parameters" or "servers")
                .Select(member => new Annotation(AnnotationKind.Unclaimed, member.Key, member.Value)));
        }

        else
        {
            path.Annotations.AddRange(Overridden(path, map));
        }

        return path;
    }

    /// <summary>Members of the path that every operation replaces: they mean nothing, and a change of one must not pass in silence.</summary>
    private static IEnumerable<Annotation> Overridden(PathModel path, ObjectNode item)
    {
        HashSet<string> said = [.. path.Operations.Values.SelectMany(operation => operation.Parameters.Select(parameter => parameter.Where)
            .Concat(operation.Servers.Select(server => server.Where)).Concat(operation.Annotations.Select(annotation => annotation.Value))).Select(Literal.Of)];
        return ((string[])["parameters", "servers"])
            .SelectMany(list => item.ItemsOf(list).Where(node => !said.Contains(Literal.Of(node))).Select(node => new Annotation(AnnotationKind.Unclaimed, list, node)));
    }

    private OperationModel ReadOperation(string method, PathModel path, ObjectNode item, ObjectNode node, IReadOnlyList<ServerModel>? pathServers)
    {
        List<Annotation> annotations = Rest(node, "operationId", "tags", "deprecated", "parameters", "requestBody", "responses", "security", "servers");
        foreach ((string key, Node value) in node.Members)
        {
            bool misfit = (key, value) switch
            {
                ("operationId", not TextNode) or ("deprecated", not BooleanNode) or ("parameters" or "security" or "servers", not ArrayNode) => true,
                ("requestBody" or "responses", not ObjectNode) => true,
                _ => false,
            };
            if (misfit)
            {
                annotations.Add(new(AnnotationKind.Unclaimed, key, value));
            }
        }

        Dictionary<string, ResponseModel> responses = new(StringComparer.Ordinal);
        foreach ((string status, Node response) in (node["responses"] as ObjectNode)?.Members ?? [])
        {
            if (status.StartsWith("x-", StringComparison.Ordinal) || Followed(response) is not ObjectNode map)
            {
                annotations.Add(Annotation.From(status, response) with { Key = "responses." + status });
                continue;
            }

            string key = status.ToUpperInvariant();
            responses[key] = ReadResponse(key, response, map);
        }

        return new OperationModel(method, path, node)
        {
            Id = node["operationId"] as TextNode,
            Tags = node["tags"],
            Deprecated = node["deprecated"] is BooleanNode { Value: true },
            Parameters = ReadParameters(item["parameters"] as ArrayNode, node["parameters"] as ArrayNode, annotations),
            Body = node["requestBody"] is ObjectNode body && Followed(body) is ObjectNode target ? ReadBody(body, target) : null,
            Responses = responses,
            Security = ReadSecurity(node) ?? ReadSecurity(root) ?? [],
            Servers = ReadServers(node) ?? pathServers ?? ReadServers(root) ?? [],
            Annotations = annotations,
        };
    }

    private List<ParameterModel> ReadParameters(ArrayNode? shared, ArrayNode? own, List<Annotation> annotations)
    {
        List<ParameterModel> parameters = [];
        int sharedCount = shared?.Items.Count ?? 0;
        for (int i = 0; i < sharedCount + (own?.Items.Count ?? 0); i++)
        {
            bool isOwn = i >= sharedCount;
            Node item = isOwn ? own!.Items[i - sharedCount] : shared!.Items[i];
            if (Followed(item) is ObjectNode map && map["name"] is TextNode name && map["in"] is TextNode place)
            {
                ParameterModel parameter = ReadParameter(name.Value, place.Value, item, map);
                int known = parameters.FindIndex(other => other.Name == name.Value && other.Location == place.Value);
                if (known < 0)
                {
                    parameters.Add(parameter);
                }
                else if (isOwn)
                {
                    parameters[known] = parameter;
                }
            }
            else
            {
                annotations.Add(new(AnnotationKind.Unclaimed, "parameters", item));
            }
        }

        return parameters;
    }
}
