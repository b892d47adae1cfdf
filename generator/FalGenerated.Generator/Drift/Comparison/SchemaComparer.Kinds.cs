using FalGenerated.Generator.Drift.Levels;
using FalGenerated.Generator.Drift.NormalForm;
using FalGenerated.Generator.OpenApi;

namespace FalGenerated.Generator.Drift.Comparison;

/// <content>Types and formats.</content>
internal sealed partial class SchemaComparer
{
    /// <summary>False when nothing below is worth comparing: the types have nothing in common, or the unions' arms were compared instead.</summary>
    private bool CompareKinds(Schema before, Schema after, string place)
    {
        if (before.Unions.Count > 0 || after.Unions.Count > 0)
        {
            return CompareUnions(before, after, place);
        }

        SchemaKind from = before.Kind;
        SchemaKind to = after.Kind;
        if (before.Values is not null && after.Values is not null)
        {
            return CompareKindsOfValues(before, after, place);
        }

        if (from == to)
        {
            return true;
        }

        if (to != SchemaKind.Never && (from == SchemaKind.Never || SchemaKinds.Holds(to, from)))
        {
            ReportKind("type-widened", place, before, after);
            return true;
        }

        if (to == SchemaKind.Never || SchemaKinds.Holds(from, to))
        {
            ReportKind("type-narrowed", place, before, after);
            return true;
        }

        ReportKind("type-changed", place, before, after);
        return false;
    }

    /// <summary>Lists of values speak for themselves, unless the written types contradict each other.</summary>
    private bool CompareKindsOfValues(Schema before, Schema after, string place)
    {
        bool bothWritten = before.KindIsWritten && after.KindIsWritten;
        bool related = SchemaKinds.Holds(before.Kind, after.Kind) || SchemaKinds.Holds(after.Kind, before.Kind);
        if (!related)
        {
            ReportKind("type-changed", place, before, after);
            return false;
        }

        if (bothWritten && before.Kind != after.Kind && before.Kind != SchemaKind.Any && after.Kind != SchemaKind.Any)
        {
            ReportKind(SchemaKinds.Holds(after.Kind, before.Kind) ? "type-widened" : "type-narrowed", place, before, after);
        }
        else if (before.KindIsWritten != after.KindIsWritten && (before.Values!.Count > 1 || after.Values!.Count > 1))
        {
            ReportUnclassified(place, before, after, "type", before.KindIsWritten ? before.Kind.Name() : null, after.KindIsWritten ? after.Kind.Name() : null);
        }

        return true;
    }

    private void ReportKind(string rule, string place, Schema before, Schema after)
    {
        string from = Describe(before);
        string to = Describe(after);
        Report(Id(rule), new(before, after, place), "type", (from, to), $"the type changed from {from} to {to}");
    }

    private static string Describe(Schema schema) => (schema.Values is null ? "" : "enumerated ") + schema.Kind.Name();

    private void CompareFormat(Schema before, Schema after, string place)
    {
        string? from = before.Format;
        string? to = after.Format;
        if (from == to)
        {
            return;
        }

        string what = $"the format {Change.Describe(from, to)}";
        int width = Width(to) - Width(from);
        if (Width(from) > 0 && Width(to) > 0 && SameFamily(from!, to!))
        {
            string rule = IsRequest ? (width < 0 ? "format-narrowed" : "type-widened") : width > 0 ? "format-widened" : "type-narrowed";
            Report(Id(rule), new(before, after, place), "format", (from, to), what);
        }
        else if (IsRequest)
        {
            Report(Id(to is null ? "format-removed" : "format-added"), new(before, after, place), "format", (from, to), what);
        }
        else if (from is null)
        {
            Report("response-format-added", new(before, after, place), "format", (null, to), what, to == "int64" ? Level.Warning : null);
        }
        else
        {
            ReportUnclassified(place, before, after, "format", from, to);
        }
    }

    private static int Width(string? format) => format switch
    {
        "int32" or "float" => 32,
        "int64" or "double" => 64,
        _ => 0,
    };

    private static bool SameFamily(string one, string other) =>
        one.StartsWith("int", StringComparison.Ordinal) == other.StartsWith("int", StringComparison.Ordinal);
}
