using FalGenerated.Generator.Drift.NormalForm;
using FalGenerated.Generator.OpenApi;

namespace FalGenerated.Generator.Drift.Comparison;

/// <content>Ranges, lengths, counts, steps and patterns.</content>
internal sealed partial class SchemaComparer
{
    /// <summary>True if only one side lists its values: the list was compared with the other side's range already.</summary>
    private static bool IsRangeAgainstList(Schema before, Schema after) => before.Values is null != after.Values is null;

    private void CompareNumbers(Schema before, Schema after, string place)
    {
        if (!IsRangeAgainstList(before, after))
        {
            bool whole = before.Kind == SchemaKind.Integer != (after.Kind == SchemaKind.Integer) && before.Kind.IsNumeric() && after.Kind.IsNumeric();
            CompareEnd(new(before, after, place), "minimum", whole ? before.Minimum?.LowerForIntegers() : before.Minimum, whole ? after.Minimum?.LowerForIntegers() : after.Minimum);
            CompareEnd(new(before, after, place), "maximum", whole ? before.Maximum?.UpperForIntegers() : before.Maximum, whole ? after.Maximum?.UpperForIntegers() : after.Maximum);
        }

        CompareSteps(before, after, place);
    }

    private void CompareTexts(Schema before, Schema after, string place)
    {
        if (!IsRangeAgainstList(before, after))
        {
            CompareEnd(new(before, after, place), "max-length", before.MaxLength, after.MaxLength);
            CompareEnd(new(before, after, place), "min-length", before.MinLength, after.MinLength);
        }

        if (!before.Patterns.Keys.SequenceEqual(after.Patterns.Keys))
        {
            string? from = before.Patterns.Count == 0 ? null : string.Join(" and ", before.Patterns.Keys);
            string? to = after.Patterns.Count == 0 ? null : string.Join(" and ", after.Patterns.Keys);
            if (IsRequest)
            {
                Report(Id(from is null ? "pattern-added" : to is null ? "pattern-removed" : "pattern-changed"), new(before, after, place), "pattern", (from, to), $"the pattern {Change.Describe(from, to)}");
            }
            else
            {
                ReportUnchecked(new(before, after, place), "pattern", from, to, tightened: from is null);
            }
        }
    }

    private void CompareEnd(SchemaPair pair, string name, Bound? from, Bound? to)
    {
        bool isLower = name.StartsWith("min", StringComparison.Ordinal);
        bool hasSet = name is "minimum" or "maximum" or "max-length";
        if (from is null ? to is null : from.Same(to))
        {
            return;
        }

        bool tightened = from is null || (to is not null && (isLower ? Bound.CompareLower(to, from) > 0 : Bound.CompareUpper(to, from) < 0));
        string move = tightened == isLower ? "raised" : "lowered";
        string rule;
        if (IsRequest)
        {
            rule = Id($"{name}-{(hasSet && from is null ? "set" : hasSet && to is null ? "removed" : move)}");
        }
        else
        {
            rule = name == "min-items" && !tightened ? "response-min-items-lowered" : $"response-{(isLower ? "minimum" : "maximum")}-{move}";
        }

        string keyword = Keyword(name);
        context.Sink.Add(FindingSink.Make(rule, scope, pair.Place, from?.Where ?? context.ParentInOld(to?.Where, pair.Old.Origin), $"{keyword} {Change.Describe(from?.Text, to?.Text)}", $"{keyword} {from?.Text} {to?.Text}") with
        {
            Before = from?.Where,
            After = to?.Where,
            BeforeText = from?.Text,
            AfterText = to?.Text,
        });
    }

    private static string Keyword(string name) => name switch
    {
        "max-length" => "maxLength",
        "min-length" => "minLength",
        "max-items" => "maxItems",
        "min-items" => "minItems",
        _ => name,
    };

    private void CompareSteps(Schema before, Schema after, string place)
    {
        if (before.Steps.Keys.SequenceEqual(after.Steps.Keys))
        {
            return;
        }

        string? from = before.Steps.Count == 0 ? null : string.Join(" and ", before.Steps.Keys);
        string? to = after.Steps.Count == 0 ? null : string.Join(" and ", after.Steps.Keys);
        bool relaxed = after.Steps.Values.All(step => before.Steps.Values.Any(old => old.Value.IsMultipleOf(step.Value)));
        if (!IsRequest)
        {
            bool tightened = before.Steps.Values.All(step => after.Steps.Values.Any(now => now.Value.IsMultipleOf(step.Value)));
            ReportUnchecked(new(before, after, place), "multipleOf", from, to, tightened);
            return;
        }

        Report(Id(relaxed ? "multiple-of-relaxed" : "multiple-of-tightened"), new(before, after, place), "multipleOf", (from, to), $"the step {Change.Describe(from, to)}");
    }
}
