using FalGenerated.Generator.Drift.NormalForm;
using FalGenerated.Generator.Json;

namespace FalGenerated.Generator.Drift.Comparison;

/// <summary>Compares one operation that both documents have.</summary>
internal sealed partial class OperationComparer(ComparisonContext context, OperationModel before, OperationModel after)
{
    private readonly Scope scope = Scope.Of(before);

    /// <param name="joined">Whether the server's prefix moved into the paths or out of them.</param>
    public void Compare(bool joined)
    {
        CompareLabels();
        ServerComparer.CompareOwn(context, scope, before, after, joined);
        SecurityComparer.CompareRequirements(context, scope, before, after);
        AnnotationComparer.Compare(context, scope, "", before.Annotations, after.Annotations, before.Where);
        CompareParameters();
        CompareBody();
        CompareResponses();
    }

    private void CompareLabels()
    {
        string? oldId = before.Id?.Value;
        string? newId = after.Id?.Value;
        if (oldId != newId)
        {
            Add(scope, "operation-id-changed", "operationId", before.Where, new(before.Id, after.Id, oldId, newId), Change.Describe(oldId, newId));
        }

        string? oldTags = Tags(before.Tags);
        string? newTags = Tags(after.Tags);
        if (oldTags != newTags)
        {
            Add(scope, "operation-tags-changed", "tags", before.Where, new(before.Tags, after.Tags, oldTags, newTags), Change.Describe(oldTags, newTags));
        }

        if (before.Deprecated != after.Deprecated)
        {
            string rule = after.Deprecated ? "operation-deprecated" : "operation-undeprecated";
            Add(scope, rule, "", before.Where, new(before.Where["deprecated"], after.Where["deprecated"], before.Deprecated ? "deprecated" : null, after.Deprecated ? "deprecated" : null), after.Deprecated ? "the operation is deprecated now" : "the operation is no longer deprecated");
        }
    }

    private static string? Tags(Node? tags) => tags switch
    {
        null or ArrayNode { Items.Count: 0 } => null,
        ArrayNode list => string.Join(", ", list.Items.Select(Literal.Of).Distinct().Order(StringComparer.Ordinal)),
        _ => Literal.Of(tags),
    };

    private void CompareSchemas(Scope scope, string place, Schema? was, Schema? now, Node oldOwner, Node newOwner)
    {
        if (was is not null || now is not null)
        {
            new SchemaComparer(context, scope).Compare(was ?? context.FreeOld(new Schema(0, oldOwner)), now ?? context.FreeNew(new Schema(0, newOwner)), place);
        }
    }

    private void Add(Scope scope, string rule, string place, Node anchor, Difference difference, string what) =>
        context.Sink.Add(FindingSink.Make(rule, scope, place, difference.Old ?? anchor, what, $"{difference.From} {difference.To}").With(difference));
}
