using System.Globalization;
using FalGenerated.Generator.Diagnostics;
using FalGenerated.Generator.Json;
using FalGenerated.Generator.OpenApi;

namespace FalGenerated.Generator.Drift.NormalForm;

/// <summary>
/// Lowers schemas into normal form. A schema is identified by the set of nodes that must hold at once, so a
/// recursive document ends in a cyclic graph and not in an endless tree.
/// </summary>
internal sealed partial class SchemaBuilder(ReferenceResolver references, IReadOnlyDictionary<Node, string> components)
{
    /// <summary>A document that asks for more schemas than this is built to exhaust, not to be compared.</summary>
    private const int MaxSchemas = 200_000;

    private readonly Dictionary<long, SchemaDraft> single = [];
    private readonly Dictionary<string, SchemaDraft> merged = new(StringComparer.Ordinal);
    private readonly Queue<SchemaDraft> pending = new();

    private readonly List<(Schema Owner, ObjectNode Map)> definitions = [];

    public List<Schema> All { get; } = [];

    /// <summary>Every node that was read as a schema.</summary>
    public HashSet<Node> Reached { get; } = new(ReferenceEqualityComparer.Instance);

    /// <summary>The schema at a node and everything below it.</summary>
    public Schema Build(Node node)
    {
        Schema schema = Promise([node]).Schema;
        while (pending.TryDequeue(out SchemaDraft? draft))
        {
            Fill(draft, 0);
        }

        return schema;
    }

    /// <summary>Hands definitions that nothing refers to to the safety net. To be called when every schema of the document was built.</summary>
    public void KeepUnreachedDefinitions()
    {
        foreach ((Schema owner, ObjectNode map) in definitions)
        {
            owner.Annotations.AddRange(map.Members
                .Where(member => !Reached.Contains(member.Value))
                .Select(member => new Annotation(AnnotationKind.Unclaimed, "$defs." + member.Key, member.Value)));
        }
    }

    /// <summary>A schema that asks nothing, for a place where none is written.</summary>
    public Schema Free(Node origin)
    {
        Schema schema = new(All.Count, origin);
        All.Add(schema);
        return schema;
    }

    private SchemaDraft Promise(List<Node> roots, SchemaKind? only = null)
    {
        SchemaDraft? draft;
        if (roots.Count == 1)
        {
            long place = ((long)roots[0].Offset << 4) | (only is { } kind ? (long)kind + 1 : 0);
            if (single.TryGetValue(place, out draft))
            {
                return draft;
            }

            draft = NewDraft(roots, only);
            single.Add(place, draft);
            return draft;
        }

        string key = string.Join(',', roots.Select(root => root.Offset.ToString(CultureInfo.InvariantCulture)));
        if (!merged.TryGetValue(key, out draft))
        {
            draft = NewDraft(roots, only);
            merged.Add(key, draft);
        }

        return draft;
    }

    private SchemaDraft NewDraft(List<Node> roots, SchemaKind? only)
    {
        if (All.Count >= MaxSchemas)
        {
            throw Refusal.Of(roots[0], DiagnosticCode.TooLarge, $"the document spells out to more than {MaxSchemas:N0} schemas; it cannot be compared");
        }

        SchemaDraft draft = new(Free(roots[0]), roots, only);
        pending.Enqueue(draft);
        return draft;
    }

    private void Fill(SchemaDraft draft, int depth)
    {
        if (draft.Started)
        {
            return;
        }

        draft.Started = true;
        Schema schema = draft.Schema;
        SchemaParts parts = new();
        if (draft.Only is { } only)
        {
            parts.Leaves.Add((ObjectNode)draft.Roots[0]);
            schema.Kind = only;
            schema.KindIsWritten = true;
            schema.Null = Nullability.No;
        }
        else
        {
            foreach (Node root in draft.Roots)
            {
                string? name = components.GetValueOrDefault(root);
                bool isNamed = name is not null && ReferenceResolver.ReferenceIn(root) is null;
                if (isNamed)
                {
                    parts.Components.Add(name!);
                }

                schema.Null = Both(schema.Null, Expand(root, schema, parts, isNamed, depth));
            }
        }

        foreach (ObjectNode leaf in parts.Leaves)
        {
            ReadKeywords(leaf, schema, parts, draft.Only);
        }

        Finish(schema, parts);
        draft.Done = true;
    }
}
