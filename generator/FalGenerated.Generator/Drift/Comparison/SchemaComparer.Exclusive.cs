using FalGenerated.Generator.Drift.Levels;
using FalGenerated.Generator.Drift.NormalForm;
using FalGenerated.Generator.OpenApi;

namespace FalGenerated.Generator.Drift.Comparison;

/// <content><c>oneOf</c> against <c>anyOf</c>: a value that fits two alternatives of which exactly one must fit is refused.</content>
internal sealed partial class SchemaComparer
{
    /// <summary>Beyond this many pairs of arms the question is not asked: unions of that size name their arms apart.</summary>
    private const int MaxOverlaps = 400;

    private void CompareExclusive(Schema before, Schema after, string place, Union was, Union now)
    {
        if (was.IsExclusive == now.IsExclusive)
        {
            return;
        }

        bool isNoChange = AreApart(now.IsExclusive ? was.Arms : now.Arms);
        Level? level = isNoChange ? Level.Info : null;
        Report(Id(now.IsExclusive ? "union-became-exclusive" : "union-became-inclusive"), new(before, after, place), was.Keyword, (was.Keyword, now.Keyword), now.IsExclusive ? "exactly one alternative must fit now" : "several alternatives may fit now", level);
    }

    /// <summary>A request whose old body fits two of the new alternatives, of which exactly one must fit.</summary>
    private void CompareOverlap(Schema before, Schema after, string place)
    {
        if (!IsRequest || after.Unions is not [{ IsExclusive: true } union] || before.Unions.Count > 1)
        {
            return;
        }

        IReadOnlyList<Schema> old = Arms(before);
        bool wasExclusive = before.Unions is [{ IsExclusive: true }];
        if ((before.Unions.Count == 1 && !wasExclusive) || (long)old.Count * union.Arms.Count > MaxOverlaps)
        {
            return;
        }

        foreach (Schema arm in old)
        {
            List<Schema> fitting = [.. union.Arms.Where(now => MoveOf(arm, now) is { Refuses: false, IsUnknown: false })];
            bool isNew = !wasExclusive || fitting.Count(now => old.Any(other => context.SameShape(other, now))) < 2;
            if (fitting.Count > 1 && isNew)
            {
                Report(Id("union-became-exclusive"), new(before, after, place), union.Keyword, (UnionText(before) ?? Describe(before), UnionText(after)), $"what was sent before fits {fitting.Count} of the alternatives, and exactly one must fit");
                return;
            }
        }
    }

    /// <summary>Alternatives beside other keywords ask for more than those do: they narrow where they appear, unless one takes all that fitted.</summary>
    private void CompareAddedUnion(Schema before, Schema after, string place)
    {
        bool appeared = before.Unions.Count == 0;
        (Schema plain, Schema owner) = appeared ? (before, after) : (after, before);
        string keyword = owner.Unions[0].Keyword;
        if (owner.Unions.SelectMany(union => union.Arms).Any(arm => IsOfAnotherKind(plain, owner, arm)))
        {
            (string from, string to) = (UnionText(before) ?? Describe(before), UnionText(after) ?? Describe(after));
            bool takesPlain = owner.Unions.SelectMany(union => union.Arms).Any(arm => SchemaKinds.Holds(owner.Kind == SchemaKind.Any ? arm.Kind : owner.Kind, plain.Kind));
            Report(Id(!takesPlain ? "type-changed" : appeared ? "type-widened" : "type-narrowed"), new(before, after, place), "type", (from, to), $"the type changed from {from} to {to}");
        }

        bool isKindBesideAnother = owner.Kind != plain.Kind && (owner.Kind != SchemaKind.Any || owner.Unions.Exists(union => union.Arms.Any(arm => arm.Kind == SchemaKind.Any)));
        if (isKindBesideAnother || (IsRequest && !appeared && owner.Unions.SelectMany(union => union.Arms).Any(arm => arm.Kind != SchemaKind.Any && MoveOf(arm, plain).Refuses)))
        {
            // Members may have moved out of the alternatives, or the type beside them rules some out: which values fit is not said in one place.
            ReportUnclassified(place, before, after, keyword, UnionText(before), UnionText(after));
        }

        bool asksNothing = owner.Unions.TrueForAll(union => !union.IsExclusive && union.Arms.Any(arm => IsTakenWhole(plain, arm, appeared)));
        string rule = asksNothing ? IsRequest == appeared ? IsRequest ? "constraint-relaxed" : "constraint-tightened" : IsRequest ? "constraint-removed" : "constraint-added"
            : appeared ? "constraint-added" : "constraint-removed";
        Report(Id(rule), new(before, after, place), keyword, (UnionText(before), UnionText(after)), $"'{keyword}' {Change.Describe(UnionText(before), UnionText(after))}{(asksNothing ? ", and one of them takes all that fits" : "")}");
    }

    private static bool IsOfAnotherKind(Schema plain, Schema owner, Schema arm)
    {
        SchemaKind kind = owner.Kind == SchemaKind.Any ? arm.Kind : owner.Kind;
        return kind != SchemaKind.Any && !SchemaKinds.Holds(plain.Kind, kind);
    }

    private bool IsTakenWhole(Schema plain, Schema arm, bool appeared) =>
        appeared ? MoveOf(plain, arm) is { Refuses: false, IsUnknown: false } : MoveOf(arm, plain) is { Widens: false, IsUnknown: false };

    /// <summary>No value fits two of the arms.</summary>
    private static bool AreApart(IReadOnlyList<Schema> arms)
    {
        for (int i = 0; i < arms.Count; i++)
        {
            for (int j = i + 1; j < arms.Count; j++)
            {
                (Schema one, Schema other) = (arms[i], arms[j]);
                bool areKindsApart = one.Unions.Count == 0 && other.Unions.Count == 0 && !SchemaKinds.Holds(one.Kind, other.Kind) && !SchemaKinds.Holds(other.Kind, one.Kind);
                bool areValuesApart = one.Values is { } values && other.Values is { } others && !values.Keys.Any(others.ContainsKey);
                if (!areKindsApart && !areValuesApart)
                {
                    return false;
                }
            }
        }

        return true;
    }
}
