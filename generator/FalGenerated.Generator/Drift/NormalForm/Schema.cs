using FalGenerated.Generator.Json;
using FalGenerated.Generator.OpenApi;

namespace FalGenerated.Generator.Drift.NormalForm;

/// <summary>A schema in normal form: references followed, <c>allOf</c> merged, null apart, defaults gone. Mutable only while the builder fills it.</summary>
internal sealed class Schema(int id, Node origin)
{
    /// <summary>A number within the document; equal schemas may have different ones.</summary>
    public int Id { get; } = id;

    /// <summary>The node at the place of use, for pointers.</summary>
    public Node Origin { get; } = origin;

    /// <summary>The component that names the generated type, or null for an inline schema.</summary>
    public string? Component { get; set; }

    public SchemaKind Kind { get; set; } = SchemaKind.Any;

    /// <summary>True if a <c>type</c> was written; a list of values tells the kind without one.</summary>
    public bool KindIsWritten { get; set; }

    public Nullability Null { get; set; }

    public string? Format { get; set; }

    /// <summary>The allowed values without null, by their literal; null when any value of the kind fits.</summary>
    public SortedList<string, Node>? Values { get; set; }

    public Bound? Minimum { get; set; }

    public Bound? Maximum { get; set; }

    public Bound? MinLength { get; set; }

    public Bound? MaxLength { get; set; }

    public Bound? MinItems { get; set; }

    public Bound? MaxItems { get; set; }

    public bool UniqueItems { get; set; }

    /// <summary>Literals of <c>multipleOf</c>, more than one only after a merge.</summary>
    public SortedList<string, Bound> Steps { get; } = new(StringComparer.Ordinal);

    public SortedList<string, string> Patterns { get; } = new(StringComparer.Ordinal);

    public SortedList<string, Property> Properties { get; } = new(StringComparer.Ordinal);

    /// <summary>True if members beyond <see cref="Properties"/> are refused.</summary>
    public bool Closed { get; set; }

    /// <summary>The schema of further members; null when closed or when anything fits.</summary>
    public Schema? Additional { get; set; }

    /// <summary>The schema of array items; null when anything fits.</summary>
    public Schema? Items { get; set; }

    public List<Union> Unions { get; } = [];

    /// <summary>The keywords that refuse values beyond kind, values and members, by its place in the schema.</summary>
    public SortedList<string, Constraint> Constraints { get; } = new(StringComparer.Ordinal);

    public Discriminator? Discriminator { get; set; }

    public Node? Default { get; set; }

    public bool ReadOnly { get; set; }

    public bool WriteOnly { get; set; }

    public bool Deprecated { get; set; }

    public List<Annotation> Annotations { get; } = [];

    /// <summary>The node of each keyword, for pointers; absent when the schema does not say it.</summary>
    public Dictionary<string, Node> Where { get; } = new(StringComparer.Ordinal);

    /// <summary>The keyword's node, or the schema's own.</summary>
    public Node At(string keyword) => Where.GetValueOrDefault(keyword, Origin);

    /// <summary>True if any value fits.</summary>
    public bool IsFree => Kind == SchemaKind.Any && Values is null && Unions.Count == 0 && !HasConstraints;

    /// <summary>True if a value is constrained by more than kind, values and unions.</summary>
    public bool HasConstraints =>
        Format is not null || Minimum is not null || Maximum is not null || MinLength is not null || MaxLength is not null
        || MinItems is not null || MaxItems is not null || UniqueItems || Steps.Count > 0 || Patterns.Count > 0
        || Properties.Count > 0 || Closed || Additional is not null || Items is not null || Constraints.Count > 0 || Discriminator is not null
        || Annotations.Exists(annotation => annotation.Kind == AnnotationKind.Unclaimed);
}
