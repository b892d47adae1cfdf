using FalGenerated.Generator.Drift.NormalForm;

namespace FalGenerated.Generator.Drift.Comparison;

/// <content>Arrays.</content>
internal sealed partial class SchemaComparer
{
    private void CompareLists(Schema before, Schema after, string place)
    {
        CompareEnd(new(before, after, place), "max-items", before.MaxItems, after.MaxItems);
        CompareEnd(new(before, after, place), "min-items", before.MinItems, after.MinItems);
        if (before.UniqueItems != after.UniqueItems)
        {
            if (IsRequest)
            {
                Report(Id(after.UniqueItems ? "unique-items-added" : "unique-items-removed"), new(before, after, place), "uniqueItems", (before.UniqueItems ? "true" : null, after.UniqueItems ? "true" : null), after.UniqueItems ? "items must differ now" : "items may repeat now");
            }
            else
            {
                ReportUnchecked(new(before, after, place), "uniqueItems", before.UniqueItems ? "true" : null, after.UniqueItems ? "true" : null, after.UniqueItems);
            }
        }

        CompareInner(before, after, before.Items, after.Items, place + "[]");
    }

    /// <summary>Items and map values: where none is written, anything fits.</summary>
    private void CompareInner(Schema owner, Schema newOwner, Schema? before, Schema? after, string place)
    {
        if (before is not null || after is not null)
        {
            Enqueue(before ?? context.FreeOld(owner), after ?? context.FreeNew(newOwner), place, wasOptional: false);
        }
    }
}
