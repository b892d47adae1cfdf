using System.Text.Json.Nodes;
using FalGenerated.Mcp.Hosting;
using FalGenerated.Mcp.Jobs;
using FalGenerated.Mcp.Protocol;
using ModelContextProtocol.Protocol;

namespace FalGenerated.Mcp.Tools;

/// <summary>The <c>status</c> tool: one status request.</summary>
internal sealed class StatusTool(ServerContext server) : FalTool(Description, [JobParameter.Job], server.Log)
{
    private static Tool Description => new()
    {
        Name = "status",
        Description = "Says how far a job of this ledger is. Free of charge. A job that is over may have failed: only result tells.",
        Annotations = new ToolAnnotations { ReadOnlyHint = true, OpenWorldHint = true },
    };

    protected override async Task<JsonObject> RunAsync(ToolArguments arguments, ProgressReporter progress, CancellationToken cancellationToken)
    {
        LedgerJob found = await server.Jobs.FindAsync(arguments.Required(JobParameter.Name), cancellationToken).ConfigureAwait(false);
        QueueStatus status = await found.Job.GetStatusAsync(cancellationToken: cancellationToken).ConfigureAwait(false);
        return Of(found, status);
    }

    /// <summary>A status as a reply.</summary>
    public static JsonObject Of(LedgerJob found, QueueStatus? status) => new()
    {
        ["job"] = found.Job.RequestId,
        ["status"] = status?.Status.ToString(),
        ["is_over"] = status?.IsCompleted ?? false,
        ["queue_position"] = status?.QueuePosition,
        ["error"] = status?.Error,
    };
}
