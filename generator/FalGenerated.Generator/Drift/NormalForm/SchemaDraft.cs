using FalGenerated.Generator.Json;
using FalGenerated.Generator.OpenApi;

namespace FalGenerated.Generator.Drift.NormalForm;

/// <summary>A schema that the builder has promised and may not have filled yet.</summary>
/// <param name="Schema">The promised object.</param>
/// <param name="Roots">Nodes that all must hold at once.</param>
/// <param name="Only">For one entry of a list of types: read the keywords of this type alone.</param>
internal sealed record SchemaDraft(Schema Schema, IReadOnlyList<Node> Roots, SchemaKind? Only)
{
    public bool Started { get; set; }

    public bool Done { get; set; }
}
