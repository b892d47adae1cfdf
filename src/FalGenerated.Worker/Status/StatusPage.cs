using System.Net;
using FalGenerated.PostgreSql.Batches;
using FalGenerated.Quartz;
using FalGenerated.Wire;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Quartz;

namespace FalGenerated.Worker.Status;

/// <summary>The status page of a worker: clips by state, money, rate and workers. It listens on loopback and shows no credential.</summary>
internal static class StatusPage
{
    public static void MapTo(WebApplication host)
    {
        host.Use(RefuseOtherHostsAsync);
        host.MapGet("/", () => TypedResults.Stream(typeof(StatusPage).Assembly.GetManifestResourceStream("status.html")!, "text/html; charset=utf-8"));
        host.MapGet("/status.json", ReadAsync);
    }

    /// <summary>A page elsewhere whose name leads to this machine must not read the status.</summary>
    private static Task RefuseOtherHostsAsync(HttpContext context, RequestDelegate next)
    {
        string host = context.Request.Host.Host.Trim('[', ']');
        if (host == "localhost" || (IPAddress.TryParse(host, out IPAddress? address) && IPAddress.IsLoopback(address)))
        {
            return next(context);
        }

        context.Response.StatusCode = StatusCodes.Status421MisdirectedRequest;
        return Task.CompletedTask;
    }

    private static async Task<IResult> ReadAsync(
        BatchStore store, [FromKeyedServices(FalQuartzOptions.SchedulerName)] IScheduler scheduler, TimeProvider time, CancellationToken cancellationToken)
    {
        try
        {
            List<BatchTotals> batches = [];
            foreach (Batch batch in await store.ListAsync(cancellationToken).ConfigureAwait(false))
            {
                batches.Add(await store.CountAsync(batch, cancellationToken).ConfigureAwait(false));
            }

            IReadOnlyList<ClusterNode> nodes = [.. await scheduler.QueryClusterNodes(cancellationToken).ConfigureAwait(false)];
            return TypedResults.Text(FalJson.Write(StatusReport.Of(batches, nodes, time.GetUtcNow())), "application/json");
        }
        catch (FalJournalException error)
        {
            return TypedResults.Text(FalJson.Write(new { error = error.Message }), "application/json", statusCode: StatusCodes.Status503ServiceUnavailable);
        }
    }
}
