using FalGenerated.Generator.Drift.NormalForm;
using FalGenerated.Generator.Json;

namespace FalGenerated.Generator.Drift.Comparison;

/// <summary>Two documents, which of their schemas are equal, and what was found so far.</summary>
internal sealed class ComparisonContext
{
    /// <summary>As deep as the name of an arm looks: deeper edits leave its fingerprint alone.</summary>
    private const int NameDepth = 8;

    private readonly ShapeClasses full;
    private readonly Lazy<ShapeClasses> contract;
    private readonly Lazy<IReadOnlyList<ShapeHash>> oldNames;
    private readonly Lazy<IReadOnlyList<ShapeHash>> newNames;

    public ComparisonContext(ContractModel old, ContractModel @new)
    {
        Old = old;
        New = @new;
        full = ShapeClasses.Of(withWords: true, old.Schemas, @new.Schemas);
        contract = new(() => ShapeClasses.Of(withWords: false, old.Schemas, @new.Schemas));
        oldNames = new(() => ShapeClasses.Names(old.Schemas, NameDepth));
        newNames = new(() => ShapeClasses.Names(@new.Schemas, NameDepth));
        Moves = [];
    }

    private ComparisonContext(ComparisonContext other)
    {
        (Old, New, full, contract, oldNames, newNames, Moves) = (other.Old, other.New, other.full, other.contract, other.oldNames, other.newNames, other.Moves);
    }

    public ContractModel Old { get; }

    public ContractModel New { get; }

    public FindingSink Sink { get; } = new();

    /// <summary>Pairs of schemas that were compared aside already.</summary>
    public Dictionary<long, SchemaMove> Moves { get; }

    /// <summary>The same documents with an empty list of findings, for a comparison whose findings are not reported.</summary>
    public ComparisonContext Aside() => new(this);

    /// <summary>The schema of a place where the old document writes none: a new id beyond the document's own, equal to nothing that is written.</summary>
    public Schema FreeOld(Schema owner) => new(Old.Schemas.Count + owner.Id, owner.Origin);

    public Schema FreeNew(Schema owner) => new(New.Schemas.Count + owner.Id, owner.Origin);

    /// <summary>The node of the old document that an addition belongs to: the one at the place of its parent, or the given one when nothing stands there.</summary>
    public Node ParentInOld(Node? added, Node otherwise) =>
        added?.Parent is { } parent && JsonPointer.Find(Old.Root, parent.Pointer) is { } place && place.GetType() == parent.GetType() ? place : otherwise;

    /// <summary>Proven equal, words included.</summary>
    public bool AreIdentical(Schema before, Schema after) => before.Null == after.Null && full.IsStable && IsWritten(before, after) && full.Of(0, before) == full.Of(1, after);

    /// <summary>Equal but for words, names, metadata and null.</summary>
    public bool SameShape(Schema before, Schema after) => IsWritten(before, after) && contract.Value.Of(0, before) == contract.Value.Of(1, after);

    /// <summary>The same text for schemas that <see cref="SameShape"/> holds for.</summary>
    public string ClassOf(Schema schema, bool isOld) =>
        contract.Value.Of(isOld ? 0 : 1, schema).ToString();

    /// <summary>A short name for the shape of a schema, which tells arms of one kind apart.</summary>
    public string NameOfOld(Schema schema) => Short(oldNames.Value[schema.Id]);

    public string NameOfNew(Schema schema) => Short(newNames.Value[schema.Id]);

    private static string Short(ShapeHash name) => name.ToString()[..8];

    private bool IsWritten(Schema before, Schema after) => before.Id < Old.Schemas.Count && after.Id < New.Schemas.Count;
}
