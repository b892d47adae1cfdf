using FalGenerated.Generator.Diagnostics;
using FalGenerated.Generator.Drift.Levels;
using FalGenerated.Generator.Drift.NormalForm;
using FalGenerated.Generator.Json;

namespace FalGenerated.Generator.Drift.Comparison;

/// <summary>Compares the addresses of the document, and of operations that name their own.</summary>
internal static class ServerComparer
{
    public static void Compare(ComparisonContext context, PathMatch match)
    {
        Node anchor = context.Old.Root["servers"] ?? context.Old.Root;
        List<Finding> findings = Compare(context, Scope.Document, context.Old.Servers, context.New.Servers, match.IsJoined, anchor);
        bool reachesNoCall = match.Pairs.Count > 0 && !Pairs(match).Any(pair => SameAs(pair.Old.Servers, context.Old.Servers) && SameAs(pair.New.Servers, context.New.Servers));
        foreach (Finding finding in findings)
        {
            // The address of the document itself stands for "none is named": its going means nothing where each call names its own.
            if (!reachesNoCall || finding.BeforeText != "")
            {
                context.Sink.Add(finding.Judged(reachesNoCall ? Level.Info : null));
            }
        }
    }

    private static IEnumerable<(OperationModel Old, OperationModel New)> Pairs(PathMatch match) => match.Pairs.SelectMany(pair => pair.Old.Operations
        .Where(operation => pair.New.Operations.ContainsKey(operation.Key))
        .Select(operation => (operation.Value, pair.New.Operations[operation.Key])));

    /// <summary>The servers of one operation, when either side names other ones than its document.</summary>
    public static void CompareOwn(ComparisonContext context, Scope scope, OperationModel before, OperationModel after, bool joined)
    {
        if (!SameAs(before.Servers, context.Old.Servers) || !SameAs(after.Servers, context.New.Servers))
        {
            foreach (Finding finding in Compare(context, scope, before.Servers, after.Servers, joined, before.Where))
            {
                context.Sink.Add(finding);
            }
        }
    }

    private static bool SameAs(IReadOnlyList<ServerModel> servers, IReadOnlyList<ServerModel> document) =>
        servers.Select(server => server.Address).SequenceEqual(document.Select(server => server.Address));

    private static List<Finding> Compare(ComparisonContext context, Scope scope, IReadOnlyList<ServerModel> before, IReadOnlyList<ServerModel> after, bool joined, Node anchor)
    {
        List<Finding> findings = [];
        List<string> old = [.. before.Select(server => Address(server, joined)).DefaultIfEmpty("").Distinct()];
        List<string> now = [.. after.Select(server => Address(server, joined)).DefaultIfEmpty("").Distinct()];
        foreach (string address in old.Except(now).ToList())
        {
            ServerModel? server = before.FirstOrDefault(server => Address(server, joined) == address);
            Add(findings, scope, "server-removed", anchor, new(server?.Where, null, address, null), $"'{Truncate.Of(Shown(address))}' is gone; now named: {Truncate.Of(string.Join(", ", now.Select(Shown)))}");
        }

        foreach (string address in now.Except(old).ToList())
        {
            ServerModel? server = after.FirstOrDefault(server => Address(server, joined) == address);
            Add(findings, scope, "server-added", anchor, new(null, server?.Where, null, address), $"'{Truncate.Of(Shown(address))}' appeared");
        }

        if (old[0] != now[0] && now.Contains(old[0]))
        {
            Add(findings, scope, "server-default-changed", anchor, new(before[0].Where, after[0].Where, old[0], now[0]), $"the first server changed from '{Truncate.Of(Shown(old[0]))}' to '{Truncate.Of(Shown(now[0]))}'");
        }
        else if (old.Count == now.Count && !old.SequenceEqual(now) && !old.Except(now).Any())
        {
            Add(findings, scope, "unclassified-change", anchor, new(anchor, after[0].Where, string.Join(", ", old), string.Join(", ", now)), "the servers stand in another order");
        }

        List<ServerModel> rest = [.. after];
        foreach (ServerModel server in before)
        {
            if (rest.Find(other => Address(other, joined) == Address(server, joined)) is { } match)
            {
                rest.Remove(match);
                AnnotationComparer.Compare(context, scope, "servers", server.Annotations, match.Annotations, server.Where);
            }
        }

        return findings;
    }

    private static void Add(List<Finding> findings, Scope scope, string rule, Node anchor, Difference difference, string what) =>
        findings.Add(FindingSink.Make(rule, scope, "servers", difference.Old ?? anchor, what, $"{difference.From} {difference.To}").With(difference));

    private static string Address(ServerModel server, bool joined) => joined ? server.Origin : server.Address;

    private static string Shown(string address) => address.Length == 0 ? "(the address of the document)" : address;
}
