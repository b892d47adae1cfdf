using FalGenerated.Generator.Json;

namespace FalGenerated.Generator.Drift.NormalForm;

/// <content>Parameters, bodies, responses, headers.</content>
internal sealed partial class ContractReader
{
    private ParameterModel ReadParameter(string name, string place, Node where, ObjectNode map)
    {
        string style = (map["style"] as TextNode)?.Value ?? (place is "query" or "cookie" ? "form" : "simple");
        bool explode = map["explode"] is BooleanNode flag ? flag.Value : style == "form";
        List<Annotation> annotations = Rest(map, "name", "in", "required", "style", "explode", "schema", "content");
        annotations.RemoveAll(annotation => annotation is { Key: "allowEmptyValue" or "allowReserved", Value: BooleanNode { Value: false } } or { Key: "deprecated", Value: BooleanNode });
        AddMisfits(map, annotations, required: true);
        return new(name, place, map["required"] is BooleanNode { Value: true }, style, explode, map["deprecated"] is BooleanNode { Value: true }, ContentSchema(map, annotations), where, annotations);
    }

    private BodyModel ReadBody(ObjectNode where, ObjectNode map)
    {
        List<Annotation> annotations = Rest(map, "required", "content");
        AddMisfits(map, annotations, required: true);
        return new(map["required"] is BooleanNode { Value: true }, ReadMedia(map, annotations), where, annotations);
    }

    private ResponseModel ReadResponse(string status, Node where, ObjectNode map)
    {
        List<Annotation> annotations = Rest(map, "content", "headers");
        AddMisfits(map, annotations, required: false);
        Dictionary<string, HeaderModel> headers = new(StringComparer.Ordinal);
        foreach ((string name, Node header) in (map["headers"] as ObjectNode)?.Members ?? [])
        {
            if (Followed(header) is not ObjectNode target)
            {
                annotations.Add(new(AnnotationKind.Unclaimed, "headers." + name, header));
                continue;
            }

            List<Annotation> rest = Rest(target, "required", "schema", "content", "style", "explode");
            rest.RemoveAll(annotation => annotation is { Key: "deprecated", Value: BooleanNode { Value: false } });
            AddMisfits(target, rest, required: true);
            headers[name.ToUpperInvariant()] = new(name, target["required"] is BooleanNode { Value: true }, ContentSchema(target, rest), header, rest);
        }

        return new(status, ReadMedia(map, annotations), headers, where, annotations);
    }

    /// <summary>The schema of a parameter or header, written directly or under its only media type.</summary>
    private Schema? ContentSchema(ObjectNode map, List<Annotation> annotations)
    {
        if (map["schema"] is { } schema)
        {
            return schemas.Build(schema);
        }

        if (map["content"] is ObjectNode { Members: [var (_, media)] } && media is ObjectNode content && content["schema"] is { } inner)
        {
            annotations.AddRange(Rest(content, "schema"));
            annotations.Add(new(AnnotationKind.Unclaimed, "content", new TextNode(map.Source, map["content"]!.Offset, ((ObjectNode)map["content"]!).Members[0].Key)));
            return schemas.Build(inner);
        }

        if (map["content"] is { } odd)
        {
            annotations.Add(new(AnnotationKind.Unclaimed, "content", odd));
        }

        return null;
    }

    private Dictionary<string, MediaModel> ReadMedia(ObjectNode map, List<Annotation> annotations)
    {
        Dictionary<string, MediaModel> media = new(StringComparer.Ordinal);
        foreach ((string name, Node value) in (map["content"] as ObjectNode)?.Members ?? [])
        {
            if (value is not ObjectNode content)
            {
                annotations.Add(new(AnnotationKind.Unclaimed, "content." + name, value));
                continue;
            }

            string key = MediaName(name);
            media[key] = new(key, content["schema"] is { } schema ? schemas.Build(schema) : null, content, Rest(content, "schema"));
        }

        return media;
    }

    private static string MediaName(string name)
    {
        IEnumerable<string> parts = name.Split(';').Select(part => part.Trim().ToLowerInvariant());
        return string.Join(';', parts.Where(part => part is not "charset=utf-8" and not "charset=\"utf-8\""));
    }

    private static void AddMisfits(ObjectNode map, List<Annotation> annotations, bool required)
    {
        foreach ((string key, Node value) in map.Members)
        {
            if ((key == "required" && required && value is not BooleanNode) || (key is "content" or "headers" && value is not ObjectNode)
                || (key == "style" && value is not TextNode) || (key == "explode" && value is not BooleanNode))
            {
                annotations.Add(new(AnnotationKind.Unclaimed, key, value));
            }
        }
    }
}
