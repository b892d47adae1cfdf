using FalGenerated.Generator.Diagnostics;
using FalGenerated.Generator.Drift.Levels;
using FalGenerated.Generator.Drift.NormalForm;
using FalGenerated.Generator.Json;

namespace FalGenerated.Generator.Drift.Comparison;

/// <summary>Compares versions, words and fal's metadata of the whole document.</summary>
internal static class DocumentComparer
{
    public static void Compare(ComparisonContext context)
    {
        CompareVersion(context);
        CompareInfoVersion(context);
        CompareMetadata(context);
        ReportInstructions(context);
        AnnotationComparer.Compare(context, Scope.Document, "", context.Old.Annotations, context.New.Annotations, context.Old.Root);
    }

    /// <summary>Also one that stood in the old document already: no document that carries it may be taken over.</summary>
    private static void ReportInstructions(ComparisonContext context)
    {
        foreach (Member member in DocumentCheck.Instructions(context.New.Root))
        {
            string text = Literal.Of(member.Value);
            string place = member.Value.Pointer.TrimStart('/').Replace('/', '.');
            context.Sink.Add(FindingSink.Make("foreign-instruction", Scope.Document, place, context.ParentInOld(member.Value, context.Old.Root), $"'{Truncate.Of(member.Key, 60)}' instructs the C# generator: {Truncate.Of(text, 80)}", $"{place} {text}")
                .With(new(null, member.Value, null, text)));
        }
    }

    private static void CompareVersion(ComparisonContext context)
    {
        (TextNode old, TextNode now) = (context.Old.Version, context.New.Version);
        if (old.Value != now.Value)
        {
            Level level = Minor(old.Value) == Minor(now.Value) ? Level.Info : Level.Warning;
            context.Sink.Add(Make("openapi-version-changed", "openapi", old, now, old) with { Level = level });
        }
    }

    private static string Minor(string version) => string.Join('.', version.Split('.').Take(2));

    private static void CompareInfoVersion(ComparisonContext context)
    {
        Node? old = context.Old.Info?["version"];
        Node? now = context.New.Info?["version"];
        if (Text(old) != Text(now))
        {
            Add(context, "document-version-changed", "info.version", old, now, context.Old.Info ?? context.Old.Root);
        }
    }

    private static void CompareMetadata(ComparisonContext context)
    {
        Node? oldBlock = context.Old.Info?["x-fal-metadata"];
        Node? newBlock = context.New.Info?["x-fal-metadata"];
        if (oldBlock is not (null or ObjectNode) || newBlock is not (null or ObjectNode))
        {
            if (Text(oldBlock) != Text(newBlock))
            {
                Add(context, "fal-metadata-changed", "x-fal-metadata", oldBlock, newBlock, context.Old.Info ?? context.Old.Root);
            }

            return;
        }

        ObjectNode? old = oldBlock as ObjectNode;
        ObjectNode? now = newBlock as ObjectNode;
        if (old is null != now is null && (old ?? now)!.Members.Count == 0)
        {
            Add(context, "fal-metadata-changed", "x-fal-metadata", old, now, context.Old.Info ?? context.Old.Root);
        }

        CompareMembers(context, "x-fal-metadata", old, now, old ?? (Node?)context.Old.Info ?? context.Old.Root);
    }

    /// <summary>Looks into objects that both sides have: a price may stand deep.</summary>
    private static void CompareMembers(ComparisonContext context, string place, ObjectNode? old, ObjectNode? now, Node anchor)
    {
        foreach (string key in (old?.Members ?? []).Concat(now?.Members ?? []).Select(member => member.Key).Distinct().Order(StringComparer.Ordinal))
        {
            (Node? was, Node? becomes, string at) = (old?[key], now?[key], place + "." + key);
            if (was is ObjectNode oldInner && becomes is ObjectNode newInner)
            {
                CompareMembers(context, at, oldInner, newInner, oldInner);
            }
            else if (Text(was) != Text(becomes))
            {
                Add(context, RuleFor(at), at, was, becomes, anchor);
            }
        }
    }

    /// <summary>The rule for a place such as <c>x-fal-metadata.pricing.perSecond</c>.</summary>
    private static string RuleFor(string place)
    {
        if (place == "x-fal-metadata.endpointId")
        {
            return "fal-endpoint-id-changed";
        }

        string name = place["x-fal-metadata.".Length..].ToLowerInvariant();
        return name.Contains("pric", StringComparison.Ordinal) || name.Contains("cost", StringComparison.Ordinal) || name.Contains("billing", StringComparison.Ordinal)
            ? "fal-price-changed"
            : name.Contains("status", StringComparison.Ordinal) || name == "deprecated" ? "fal-status-changed" : "fal-metadata-changed";
    }

    private static void Add(ComparisonContext context, string rule, string place, Node? old, Node? now, Node anchor) =>
        context.Sink.Add(Make(rule, place, old, now, anchor));

    private static Finding Make(string rule, string place, Node? old, Node? now, Node anchor) =>
        FindingSink.Make(rule, Scope.Document, place, old ?? anchor, Change.Describe(Text(old), Text(now)), $"{Text(old)} {Text(now)}")
            .With(new(old, now, Text(old), Text(now)));

    private static string? Text(Node? node) => node is null ? null : Literal.Of(node);
}
