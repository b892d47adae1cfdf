using System.Text.Json.Nodes;
using FalGenerated.Mcp.Hosting;
using FalGenerated.Mcp.Jobs;
using FalGenerated.Mcp.Protocol;
using ModelContextProtocol.Protocol;

namespace FalGenerated.Mcp.Tools;

/// <summary>The <c>cancel</c> tool: asks the service to stop a job.</summary>
internal sealed class CancelTool(ServerContext server) : FalTool(Description, [JobParameter.Job], server.Log)
{
    private static Tool Description => new()
    {
        Name = "cancel",
        Description = "Asks the service to stop a job of this ledger. Free of charge. A running job may still finish and be billed, so its price counts until its result tells what it cost.",
        Annotations = new ToolAnnotations { DestructiveHint = true, IdempotentHint = true, OpenWorldHint = true },
    };

    protected override async Task<JsonObject> RunAsync(ToolArguments arguments, ProgressReporter progress, CancellationToken cancellationToken)
    {
        LedgerJob found = await server.Jobs.FindAsync(arguments.Required(JobParameter.Name), cancellationToken).ConfigureAwait(false);
        CancelOutcome outcome = await found.Job.CancelAsync(cancellationToken).ConfigureAwait(false);
        return new JsonObject
        {
            ["job"] = found.Job.RequestId,
            ["outcome"] = outcome switch
            {
                CancelOutcome.Removed => "removed",
                CancelOutcome.Requested => "requested",
                _ => "already_completed",
            },
            ["next"] = "Call result with this job: it tells whether the job was stopped, and what it cost.",
        };
    }
}
