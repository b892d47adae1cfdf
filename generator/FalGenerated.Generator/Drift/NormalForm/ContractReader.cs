using FalGenerated.Generator.Diagnostics;
using FalGenerated.Generator.Json;
using FalGenerated.Generator.OpenApi;

namespace FalGenerated.Generator.Drift.NormalForm;

/// <summary>Lowers an OpenAPI 3 document into normal form.</summary>
internal sealed partial class ContractReader
{
    private static readonly string[] Methods = ["get", "put", "post", "delete", "options", "head", "patch", "trace"];

    public static bool IsMethod(string member) => Methods.Contains(member);

    private readonly ObjectNode root;
    private readonly ReferenceResolver references;
    private readonly SchemaBuilder schemas;
    private readonly Dictionary<string, SecurityScheme> schemes = new(StringComparer.Ordinal);
    private readonly HashSet<Node> reached = new(ReferenceEqualityComparer.Instance);

    private ContractReader(ObjectNode root)
    {
        this.root = root;
        references = new ReferenceResolver(root);
        Dictionary<Node, string> names = new(ReferenceEqualityComparer.Instance);
        foreach ((string name, Node component) in Section("schemas"))
        {
            names[component] = name;
        }

        schemas = new SchemaBuilder(references, names);
    }

    /// <exception cref="DiagnosticException">The document cannot be compared, or instructs our generator; every reason is listed.</exception>
    public static ContractModel Read(SourceText source)
    {
        ObjectNode root = DocumentCheck.Open(source);
        DocumentCheck.RefuseInstructions(root);
        return new ContractReader(root).ReadDocument();
    }

    /// <summary>Reads a document that is judged and not taken over: instructions to our generator become findings.</summary>
    /// <exception cref="DiagnosticException">The document cannot be compared; every reason is listed.</exception>
    public static ContractModel ReadToJudge(SourceText source) => new ContractReader(DocumentCheck.Open(source)).ReadDocument();

    private ContractModel ReadDocument()
    {
        foreach ((string name, Node scheme) in Section("securitySchemes"))
        {
            schemes[name] = ReadScheme(name, references.Follow(scheme));
        }

        List<PathModel> paths = [];
        foreach ((string template, Node item) in ((ObjectNode)root["paths"]!).Members)
        {
            paths.Add(ReadPath(template, item));
        }

        List<PathModel> webhooks = [.. ((root["webhooks"] as ObjectNode)?.Members ?? []).Select(member => ReadPath(member.Key, member.Value))];
        HashSet<string> reached = new(StringComparer.Ordinal);
        foreach ((string name, Node component) in Section("schemas"))
        {
            if (schemas.Reached.Contains(component))
            {
                reached.Add(name);
            }
        }

        Dictionary<string, Schema> components = new(StringComparer.Ordinal);
        foreach ((string name, Node component) in Section("schemas"))
        {
            components.Add(name, schemas.Build(component));
        }

        schemas.KeepUnreachedDefinitions();
        return new ContractModel
        {
            Root = root,
            Version = (TextNode)root["openapi"]!,
            Paths = paths,
            Webhooks = webhooks,
            Servers = ReadServers(root) ?? [],
            Schemes = schemes,
            Components = components,
            ReachedComponents = reached,
            Unreached = UnreachedComponents(),
            Annotations = DocumentAnnotations(paths),
            Schemas = schemas.All,
        };
    }

    private IReadOnlyList<Member> Section(string name) =>
        ((root["components"] as ObjectNode)?[name] as ObjectNode)?.Members ?? [];

    private Dictionary<string, Node> UnreachedComponents()
    {
        Dictionary<string, Node> unreached = new(StringComparer.Ordinal);
        foreach ((string section, Node members) in (root["components"] as ObjectNode)?.Members ?? [])
        {
            if (members is not ObjectNode map || section.StartsWith("x-", StringComparison.Ordinal))
            {
                unreached[section] = members;
                continue;
            }

            foreach ((string name, Node component) in section is "schemas" or "securitySchemes" ? [] : map.Members)
            {
                if (!reached.Contains(component))
                {
                    unreached[section + "/" + name] = component;
                }
            }
        }

        return unreached;
    }

    private List<Annotation> DocumentAnnotations(List<PathModel> paths)
    {
        List<Annotation> annotations = Rest(root, "openapi", "info", "paths", "components", "servers", "security", "tags", "webhooks");
        if (root["webhooks"] is { } webhooks and not ObjectNode)
        {
            annotations.Add(new(AnnotationKind.Unclaimed, "webhooks", webhooks));
        }

        if (root["tags"] is { } tags)
        {
            annotations.Add(new(AnnotationKind.Documentation, "tags", tags));
        }

        foreach ((string key, Node value) in (root["info"] as ObjectNode)?.Members ?? [])
        {
            if (key is not ("version" or "x-fal-metadata"))
            {
                annotations.Add(Annotation.From(key, value) with { Key = "info." + key });
            }
        }

        foreach (string list in (ReadOnlySpan<string>)["servers", "security"])
        {
            if (root[list] is { } odd and not ArrayNode)
            {
                annotations.Add(new(AnnotationKind.Unclaimed, list, odd));
            }
        }

        if (root["security"] is ArrayNode security && paths.TrueForAll(path => path.Operations.Values.All(operation => operation.Where["security"] is ArrayNode own && Literal.Of(own) != Literal.Of(security))))
        {
            annotations.Add(new(AnnotationKind.Unclaimed, "security", security));
        }

        if (root["info"] is { } info and not ObjectNode)
        {
            annotations.Add(new(AnnotationKind.Unclaimed, "info", info));
        }

        if (root["components"] is { } components and not ObjectNode)
        {
            annotations.Add(new(AnnotationKind.Unclaimed, "components", components));
        }

        return annotations;
    }

    /// <summary>The members of an object that its reader did not take.</summary>
    private static List<Annotation> Rest(ObjectNode node, params ReadOnlySpan<string> taken)
    {
        List<Annotation> rest = [];
        foreach ((string key, Node value) in node.Members)
        {
            if (!taken.Contains(key))
            {
                rest.Add(Annotation.From(key, value));
            }
        }

        return rest;
    }

    private Node Followed(Node node)
    {
        reached.Add(node);
        while (ReferenceResolver.ReferenceIn(node) is { } reference)
        {
            node = references.Target(reference);
            if (!reached.Add(node) && ReferenceResolver.ReferenceIn(node) is not null)
            {
                return references.Follow(node);
            }
        }

        return node;
    }
}
