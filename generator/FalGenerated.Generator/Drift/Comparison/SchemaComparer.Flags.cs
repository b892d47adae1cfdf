using FalGenerated.Generator.Drift.Levels;
using FalGenerated.Generator.Drift.NormalForm;
using FalGenerated.Generator.Json;

namespace FalGenerated.Generator.Drift.Comparison;

/// <content>Null, defaults, read-only, write-only, deprecated.</content>
internal sealed partial class SchemaComparer
{
    private void CompareNull(Schema before, Schema after, string place, bool wasOptional)
    {
        if (before.Null == after.Null || before.Null == Nullability.Unsaid || after.Null == Nullability.Unsaid)
        {
            return;
        }

        bool became = after.Null == Nullability.Yes;
        string rule = became ? Id("became-nullable") : Id("became-not-nullable");
        Level? level = became && !IsRequest && wasOptional ? Level.Warning : null;
        Finding finding = Make(rule, new(before, after, place), "type", (became ? "no null" : "null", became ? "null" : "no null"), became ? "null fits now" : "null no longer fits", level);
        context.Sink.Add(level is null ? finding : finding with { Sdk = SdkEffect.None, StrictLevel = Level.Breaking });
    }

    private void CompareFlags(Schema before, Schema after, string place)
    {
        CompareDefault(before, after, place);
        if (before.Deprecated != after.Deprecated)
        {
            if (after.Deprecated)
            {
                Report(Id("property-deprecated"), new(before, after, place), "deprecated", (null, "true"), "it is deprecated now");
            }
            else
            {
                ReportUnclassified(place, before, after, "deprecated", "true", null);
            }
        }

        CompareFlag(new(before, after, place), "readOnly", before.ReadOnly, after.ReadOnly, IsRequest ? "property-became-read-only" : null);
        CompareFlag(new(before, after, place), "writeOnly", before.WriteOnly, after.WriteOnly, IsRequest ? null : "property-became-write-only");
    }

    private void CompareFlag(SchemaPair pair, string keyword, bool was, bool now, string? rule)
    {
        if (was == now)
        {
            return;
        }

        if (now && rule is not null)
        {
            Report(Id(rule), pair, keyword, (null, "true"), keyword == "readOnly" ? "it can only be read now" : "it no longer comes back");
        }
        else
        {
            ReportUnclassified(pair.Place, pair.Old, pair.New, keyword, was ? "true" : null, now ? "true" : null);
        }
    }

    private void CompareDefault(Schema before, Schema after, string place)
    {
        string? from = before.Default is null ? null : Literal.Of(before.Default);
        string? to = after.Default is null ? null : Literal.Of(after.Default);
        if (from == to)
        {
            return;
        }

        string rule = !IsRequest ? "response-default-changed"
            : Id(from is null ? "default-added" : to is null ? "default-removed" : "default-changed");
        Report(rule, new(before, after, place), "default", (from, to), $"the default {Change.Describe(from, to)}");
    }
}
