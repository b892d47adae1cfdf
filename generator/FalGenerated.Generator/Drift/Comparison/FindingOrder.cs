using FalGenerated.Generator.Drift.Levels;

namespace FalGenerated.Generator.Drift.Comparison;

/// <summary>The fixed order of every report: a wrong document first, then the worst first.</summary>
internal static class FindingOrder
{
    public static IReadOnlyList<Finding> Sort(IEnumerable<Finding> findings)
    {
        List<Finding> sorted = [.. findings];
        sorted.Sort(Compare);
        return sorted;
    }

    private static int Compare(Finding one, Finding other)
    {
        int order = IsWrongDocument(other).CompareTo(IsWrongDocument(one));
        order = order != 0 ? order : ((int)other.Level).CompareTo((int)one.Level);
        order = order != 0 ? order : IsRequest(other).CompareTo(IsRequest(one));
        order = order != 0 ? order : string.CompareOrdinal(one.Rule.Id, other.Rule.Id);
        order = order != 0 ? order : string.CompareOrdinal(one.Scope.Path, other.Scope.Path);
        order = order != 0 ? order : string.CompareOrdinal(one.Scope.Method, other.Scope.Method);
        order = order != 0 ? order : string.CompareOrdinal(one.Scope.Status, other.Scope.Status);
        order = order != 0 ? order : string.CompareOrdinal(one.Place, other.Place);
        order = order != 0 ? order : string.CompareOrdinal(one.Value, other.Value);
        order = order != 0 ? order : one.Anchor.Offset.CompareTo(other.Anchor.Offset);
        return order != 0 ? order : (one.After?.Offset ?? -1).CompareTo(other.After?.Offset ?? -1);
    }

    private static int IsWrongDocument(Finding finding) => finding.Rule.Id == "fal-endpoint-id-changed" ? 1 : 0;

    private static int IsRequest(Finding finding) => finding.Scope.Direction == Direction.Request ? 1 : 0;
}
