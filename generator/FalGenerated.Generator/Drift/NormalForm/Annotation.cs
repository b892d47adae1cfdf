using FalGenerated.Generator.Json;
using FalGenerated.Generator.Passes;

namespace FalGenerated.Generator.Drift.NormalForm;

/// <summary>One member that constrains no value, or that no rule knows.</summary>
internal sealed record Annotation(AnnotationKind Kind, string Key, Node Value)
{
    private static readonly HashSet<string> Words = new(StringComparer.Ordinal)
    {
        "title", "description", "summary", "example", "examples", "externalDocs", "$comment", "termsOfService", "contact", "license",
    };

    /// <summary>The text that is compared.</summary>
    public string Text => Kind == AnnotationKind.Unclaimed ? Literal.OfKeyword(Key, Value) : Literal.Of(Value);

    public static Annotation From(string key, Node value) => new(KindOf(key), key, value);

    /// <summary>fal writes limits beside the schema's own keywords too, in snake case: no keyword of a schema is spelled so.</summary>
    private static bool IsLimit(string key) =>
        key is "timeout" or "limit_description" or "multiple_of" || key.StartsWith("min_", StringComparison.Ordinal) || key.StartsWith("max_", StringComparison.Ordinal);

    private static AnnotationKind KindOf(string key)
    {
        if (Words.Contains(key))
        {
            return AnnotationKind.Documentation;
        }

        if (key.StartsWith(ForeignInstructionsPass.Prefix, StringComparison.OrdinalIgnoreCase))
        {
            return AnnotationKind.Instruction;
        }

        if (key == "x-fal" || IsLimit(key))
        {
            return AnnotationKind.FalLimit;
        }

        if (key.StartsWith("x-fal-order", StringComparison.Ordinal))
        {
            return AnnotationKind.DisplayOrder;
        }

        if (key is "ui" or "_fal_ui_field" || key.StartsWith("x-fal-", StringComparison.Ordinal))
        {
            return AnnotationKind.FalMetadata;
        }

        return key.StartsWith("x-", StringComparison.Ordinal) ? AnnotationKind.Extension : AnnotationKind.Unclaimed;
    }
}
