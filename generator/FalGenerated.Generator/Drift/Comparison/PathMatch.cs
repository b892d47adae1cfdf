using FalGenerated.Generator.Drift.NormalForm;

namespace FalGenerated.Generator.Drift.Comparison;

/// <summary>Which paths are the same: by their shape, and with the server's prefix in front when it moved between server and paths.</summary>
internal sealed class PathMatch
{
    private PathMatch(List<(PathModel Old, PathModel New)> pairs, List<PathModel> gone, List<PathModel> come, bool joined)
    {
        Pairs = pairs;
        Gone = gone;
        Come = come;
        IsJoined = joined;
    }

    public IReadOnlyList<(PathModel Old, PathModel New)> Pairs { get; }

    public IReadOnlyList<PathModel> Gone { get; }

    public IReadOnlyList<PathModel> Come { get; }

    /// <summary>True if a prefix moved between server and paths, so that servers are compared without theirs.</summary>
    public bool IsJoined { get; }

    public static PathMatch Of(ContractModel old, ContractModel @new)
    {
        string oldPrefix = SharedPrefix(old);
        string newPrefix = SharedPrefix(@new);
        PathMatch plain = Of(old, @new, "", "");
        if (oldPrefix == newPrefix || plain.Pairs.Count > 0)
        {
            return plain;
        }

        PathMatch joined = Of(old, @new, oldPrefix, newPrefix);
        return joined.Pairs.Count > 0 ? joined : plain;
    }

    private static PathMatch Of(ContractModel old, ContractModel @new, string oldPrefix, string newPrefix)
    {
        Dictionary<string, List<PathModel>> free = @new.Paths
            .GroupBy(path => newPrefix + path.Shape, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.ToList(), StringComparer.Ordinal);
        List<(PathModel Old, PathModel New)> pairs = [];
        List<PathModel> gone = [];
        foreach (PathModel path in old.Paths.OrderBy(path => path.Shape, StringComparer.Ordinal))
        {
            List<PathModel> candidates = free.GetValueOrDefault(oldPrefix + path.Shape) ?? [];
            PathModel? match = candidates.Find(candidate => candidate.Template == path.Template) ?? candidates.FirstOrDefault();
            if (match is null)
            {
                gone.Add(path);
            }
            else
            {
                candidates.Remove(match);
                pairs.Add((path, match));
            }
        }

        return new(pairs, gone, [.. free.Values.SelectMany(paths => paths).OrderBy(path => path.Shape, StringComparer.Ordinal)], oldPrefix != newPrefix);
    }

    private static string SharedPrefix(ContractModel model)
    {
        List<string> prefixes = [.. model.Servers.Select(server => server.Prefix).Distinct()];
        return prefixes.Count == 1 ? prefixes[0] : "";
    }
}
