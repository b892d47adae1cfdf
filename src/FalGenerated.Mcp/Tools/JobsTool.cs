using System.Text.Json.Nodes;
using FalGenerated.Mcp.Hosting;
using FalGenerated.Mcp.Jobs;
using FalGenerated.Mcp.Protocol;
using ModelContextProtocol.Protocol;

namespace FalGenerated.Mcp.Tools;

/// <summary>The <c>jobs</c> tool: lists the ledger. It sends nothing.</summary>
internal sealed class JobsTool(ServerContext server) : FalTool(Description, Parameters, server.Log)
{
    private const string Count = "count";
    private const int Usual = 20;
    private const int Most = 200;

    private static readonly IReadOnlyList<ToolParameter> Parameters = [new(Count, ParameterKind.Whole, $"The number of jobs to list, the newest first; 1 to {Most}. Left out: {Usual}.")];

    private static Tool Description => new()
    {
        Name = "jobs",
        Description = "Lists the jobs of this ledger, the newest first, with the sums that count against the total limit. It sends nothing.",
        Annotations = new ToolAnnotations { ReadOnlyHint = true, OpenWorldHint = false },
    };

    protected override async Task<JsonObject> RunAsync(ToolArguments arguments, ProgressReporter progress, CancellationToken cancellationToken)
    {
        int count = arguments.Whole(Count, Usual, 1, Most);
        IReadOnlyList<JournalEntry> entries = await server.Jobs.ListAsync(cancellationToken).ConfigureAwait(false);
        JsonArray jobs = [];
        foreach (JournalEntry entry in entries.Take(count))
        {
            SpendEntry? sum = await server.Limit.OfJobAsync(entry.Submit.IdempotencyKey, cancellationToken).ConfigureAwait(false);
            jobs.Add((JsonNode)new JsonObject
            {
                ["job"] = LedgerJob.IdOf(entry),
                ["state"] = LedgerJob.StateOf(entry),
                ["video"] = entry.Submit.Label,
                ["submitted_at"] = entry.Submit.StartedAt.ToString("O", System.Globalization.CultureInfo.InvariantCulture),
                ["counts_usd"] = sum?.CountedUsd ?? 0,
                ["is_settled"] = sum?.State == SpendState.Settled,
            });
        }

        return new JsonObject
        {
            ["jobs"] = jobs,
            ["total"] = entries.Count,
            ["limit"] = await Replies.LimitAsync(server, cancellationToken).ConfigureAwait(false),
        };
    }
}
