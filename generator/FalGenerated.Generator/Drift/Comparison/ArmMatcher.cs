using FalGenerated.Generator.Drift.NormalForm;
using FalGenerated.Generator.OpenApi;

namespace FalGenerated.Generator.Drift.Comparison;

/// <summary>Pairs the arms of two unions: equal shapes first, then equal names, then the most alike.</summary>
internal static class ArmMatcher
{
    /// <summary>Objects that share fewer of their member names than this are different things.</summary>
    private const double LeastLikeness = 0.3;

    /// <summary>Beyond this many candidate pairs, arms that are not equal count as removed and added: the verdict is the same, and the time stays bounded.</summary>
    private const int MaxRanked = 40_000;

    /// <summary>Takes the matched arms out of both lists.</summary>
    public static List<(Schema Old, Schema New)> Match(ComparisonContext context, List<Schema> gone, List<Schema> come)
    {
        List<(Schema Old, Schema New)> pairs = [];
        TakeWhere(gone, come, pairs, context.SameShape);
        TakeWhere(gone, come, pairs, (was, now) => was.Component is not null && was.Component == now.Component);
        foreach ((Schema was, Schema now) in (long)gone.Count * come.Count > MaxRanked ? [] : Ranked(gone, come))
        {
            if (gone.Contains(was) && come.Contains(now))
            {
                Take(gone, come, pairs, was, now);
            }
        }

        return pairs;
    }

    private static List<(Schema Old, Schema New)> Ranked(List<Schema> gone, List<Schema> come) =>
    [
        .. gone.SelectMany(was => come.Select(now => (Old: was, New: now, Score: Likeness(was, now))))
            .Where(pair => pair.Score >= LeastLikeness)
            .OrderByDescending(pair => pair.Score)
            .ThenBy(pair => pair.Old.Origin.Offset)
            .ThenBy(pair => pair.New.Origin.Offset)
            .Select(pair => (pair.Old, pair.New)),
    ];

    private static void TakeWhere(List<Schema> gone, List<Schema> come, List<(Schema Old, Schema New)> pairs, Func<Schema, Schema, bool> isMatch)
    {
        foreach (Schema was in gone.ToList())
        {
            if (come.Find(now => isMatch(was, now)) is { } now)
            {
                Take(gone, come, pairs, was, now);
            }
        }
    }

    private static void Take(List<Schema> gone, List<Schema> come, List<(Schema Old, Schema New)> pairs, Schema was, Schema now)
    {
        gone.Remove(was);
        come.Remove(now);
        pairs.Add((was, now));
    }

    private static double Likeness(Schema was, Schema now)
    {
        if (was.Kind != now.Kind)
        {
            return was.Kind.IsNumeric() && now.Kind.IsNumeric() ? 0.4 : 0;
        }

        if (was.Kind == SchemaKind.Object)
        {
            int all = was.Properties.Keys.Union(now.Properties.Keys).Count();
            return all == 0 ? 1 : (double)was.Properties.Keys.Intersect(now.Properties.Keys).Count() / all;
        }

        if (was.Values is { } old && now.Values is { } values)
        {
            return 0.5 + (0.5 * old.Keys.Intersect(values.Keys).Count() / Math.Max(1, old.Keys.Union(values.Keys).Count()));
        }

        return was.Values is null == now.Values is null ? 0.9 : 0.5;
    }
}
