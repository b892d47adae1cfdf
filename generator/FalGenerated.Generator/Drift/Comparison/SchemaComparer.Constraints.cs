using FalGenerated.Generator.Drift.Levels;
using FalGenerated.Generator.Drift.NormalForm;
using FalGenerated.Generator.Json;

namespace FalGenerated.Generator.Drift.Comparison;

/// <content>Keywords that only refuse values. One that appears narrows, one that goes widens; a changed one is judged by what it holds.</content>
internal sealed partial class SchemaComparer
{
    private void CompareConstraints(Schema before, Schema after, string place)
    {
        SchemaPair pair = new(before, after, place);
        foreach (string name in before.Constraints.Keys.Union(after.Constraints.Keys).Order(StringComparer.Ordinal))
        {
            Constraint? was = before.Constraints.GetValueOrDefault(name);
            Constraint? now = after.Constraints.GetValueOrDefault(name);
            switch ((was ?? now)!.Keyword)
            {
                case "prefixItems":
                    Enqueue(was?.Schema ?? before.Items ?? context.FreeOld(before), now?.Schema ?? after.Items ?? context.FreeNew(after), place + name, wasOptional: false);
                    break;
                case "patternProperties":
                    ComparePatternProperty(pair, name, was?.Schema, now?.Schema);
                    break;
                default:
                    CompareConstraint(pair, name, was, now);
                    break;
            }
        }
    }

    /// <summary>Members whose names match are members like any other where no pattern names them.</summary>
    private void ComparePatternProperty(SchemaPair pair, string name, Schema? was, Schema? now)
    {
        if ((was is null && pair.Old.Closed) || (now is null && pair.New.Closed))
        {
            Report(Id(was is null ? "additional-properties-opened" : "additional-properties-closed"), pair, name, (was is null ? null : name, now is null ? null : name), was is null ? "members of one more pattern fit now" : "members of this pattern no longer fit");
            return;
        }

        Enqueue(was ?? pair.Old.Additional ?? context.FreeOld(pair.Old), now ?? pair.New.Additional ?? context.FreeNew(pair.New), Member(pair.Place, name), wasOptional: true);
    }

    private void CompareConstraint(SchemaPair pair, string name, Constraint? was, Constraint? now)
    {
        if (was is null || now is null)
        {
            ReportConstraint(was is null ? "constraint-added" : "constraint-removed", pair, name, was, now);
        }
        else if (was.Schema is not { } old || now.Schema is not { } inner)
        {
            CompareCountOrNames(pair, name, was, now);
        }
        else if (was.Keyword is "not" or "if")
        {
            CompareTurned(pair, name, was, now);
        }
        else
        {
            Enqueue(old, inner, $"{pair.Place}|{name}", wasOptional: true);
        }
    }

    private void CompareCountOrNames(SchemaPair pair, string name, Constraint was, Constraint now)
    {
        bool tightened, relaxed;
        if (was.Value is NumberNode one && now.Value is NumberNode other && ExactNumber.TryParse(one.Text, out ExactNumber from) && ExactNumber.TryParse(other.Text, out ExactNumber to))
        {
            int move = was.Keyword.StartsWith("min", StringComparison.Ordinal) ? to.CompareTo(from) : from.CompareTo(to);
            (tightened, relaxed) = (move > 0, move < 0);
        }
        else
        {
            HashSet<string> old = Names(was.Value), names = Names(now.Value);
            (tightened, relaxed) = (!names.IsSubsetOf(old), !old.IsSubsetOf(names));
        }

        ReportMoves(pair, name, was, now, tightened, relaxed);
    }

    /// <summary>The schema refuses what <c>not</c> takes; a wider <c>if</c> asks for its <c>then</c> more often and for its <c>else</c> less often.</summary>
    private void CompareTurned(SchemaPair pair, string name, Constraint was, Constraint now)
    {
        if (context.AreIdentical(was.Schema!, now.Schema!))
        {
            return;
        }

        SchemaMove move = MoveOf(was.Schema!, now.Schema!);
        bool hasThen = HasEither(pair, "then");
        bool hasElse = HasEither(pair, "else");
        if (move.IsUnknown || (was.Keyword == "if" && hasThen == hasElse))
        {
            ReportUnclassified(pair.Place, pair.Old, pair.New, name, Literal.Of(was.Value), Literal.Of(now.Value));
            return;
        }

        bool straight = was.Keyword == "if" && hasElse;
        ReportMoves(pair, name, was, now, straight ? move.Narrows : move.Widens, straight ? move.Widens : move.Narrows);
    }

    private void ReportMoves(SchemaPair pair, string name, Constraint was, Constraint now, bool tightened, bool relaxed)
    {
        if (tightened)
        {
            ReportConstraint("constraint-tightened", pair, name, was, now);
        }

        if (relaxed)
        {
            ReportConstraint("constraint-relaxed", pair, name, was, now);
        }
    }

    private void ReportConstraint(string rule, SchemaPair pair, string name, Constraint? was, Constraint? now)
    {
        string? from = was is null ? null : Literal.Of(was.Value);
        string? to = now is null ? null : Literal.Of(now.Value);
        bool lets = rule is "constraint-removed" or "constraint-relaxed";
        Report(Id(rule), pair, name, (from, to), $"'{name}' {Change.Describe(from, to)}", !IsRequest && lets && (was ?? now)!.IsUncheckedByReaders ? Level.Warning : null);
    }

    private static bool HasEither(SchemaPair pair, string keyword) => pair.Old.Constraints.ContainsKey(keyword) || pair.New.Constraints.ContainsKey(keyword);

    private static HashSet<string> Names(Node list) => [.. ((list as ArrayNode)?.Items ?? []).Select(Literal.Of)];
}
