using System.Globalization;
using System.Text.Json.Nodes;
using FalGenerated.Emulator.Http;
using FalGenerated.Emulator.Jobs;
using FalGenerated.Emulator.Settings;

namespace FalGenerated.Emulator.ModelsApi;

/// <summary>Billing: one event for each job that was billed, and their sums in buckets of time. Nothing is discounted.</summary>
internal sealed class BillingReply(JobEngine engine, PriceList prices, TimeProvider clock, CurrentOptions current)
{
    private const int MostRows = 10_000;
    private static readonly TimeSpan LongestRange = TimeSpan.FromDays(90);
    private static readonly TimeSpan DefaultRange = TimeSpan.FromDays(1);

    private sealed record Event(Job Job, DateTimeOffset Time, decimal Units, decimal UnitPriceUsd, string Unit)
    {
        public decimal CostUsd => Units * UnitPriceUsd;
    }

    public Reply Events(EmulatorRequest request, string owner)
    {
        if ((Problem(request) ?? ListQuery.Unknown(request, "source", "tagged-billed") ?? TagProblem(request)) is { } problem)
        {
            return ModelsApiReply.Invalid(problem);
        }

        var ids = request.QueryAll("request_id").SelectMany(text => text.Split(',')).ToHashSet(StringComparer.Ordinal);
        var tags = request.QueryAll("tag").Select(text => text.Split('=', 2)).ToList();
        var tagged = request.Query("source") is not null;
        var rows = Billed(request, owner).Where(row =>
            (ids.Count == 0 || ids.Contains(row.Job.RequestId))
            && (!tagged || row.Job.Submission.Tags.Count > 0)
            && tags.All(tag => row.Job.Submission.Tags.GetValueOrDefault(tag[0]) == tag[1]));
        return ListQuery.Page(request, "billing_events", [.. rows.Select(Row)], MostRows);
    }

    public Reply Usage(EmulatorRequest request, string owner)
    {
        if ((Problem(request)
            ?? ListQuery.Unknown(request, "timeframe", "minute", "hour", "day")
            ?? ListQuery.Unknown(request, "expand", "time_series", "summary")) is { } problem)
        {
            return ModelsApiReply.Invalid(problem);
        }

        var bucket = request.Query("timeframe") switch
        {
            "minute" => TimeSpan.FromMinutes(1),
            "hour" => TimeSpan.FromHours(1),
            _ => TimeSpan.FromDays(1),
        };
        var buckets = Billed(request, owner)
            .GroupBy(row => new DateTimeOffset(row.Time.UtcTicks - (row.Time.UtcTicks % bucket.Ticks), TimeSpan.Zero))
            .OrderBy(group => group.Key)
            .Select(group => (JsonNode)new JsonObject { ["bucket"] = ListQuery.Text(group.Key), ["results"] = Sums(group) });
        return ListQuery.Page(request, "time_series", [.. buckets], MostRows);
    }

    private static string? Problem(EmulatorRequest request) =>
        ListQuery.Problem(request, MostRows)
            ?? (ListQuery.Time(request, "start") is { } start && ListQuery.Time(request, "end") is { } end && end - start > LongestRange
                ? "start and end are at most 90 days apart"
                : null);

    private static string? TagProblem(EmulatorRequest request) =>
        request.QueryAll("tag").All(text => text.Contains('=', StringComparison.Ordinal)) ? null : "tag reads key=value";

    private List<Event> Billed(EmulatorRequest request, string owner)
    {
        var now = clock.GetUtcNow();
        var end = ListQuery.Time(request, "end") ?? now;
        var start = ListQuery.Time(request, "start") ?? end - DefaultRange;
        var visible = now - current.Value.BillingEventDelay;
        var endpoints = request.QueryAll("endpoint_id");
        return [.. engine.List(job => job.Submission.Owner == owner ? EventOf(job) : null)
            .OfType<Event>()
            .Where(row => row.Time <= visible && row.Time >= start && row.Time <= end)
            .Where(row => endpoints.Count == 0 || endpoints.Contains(row.Job.Submission.EndpointId))
            .Reverse()];
    }

    private Event? EventOf(Job job) =>
        job.CompletedAt is { } time
        && decimal.TryParse(job.Outcome!.BillableUnits, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var units) && units > 0
        && prices.Of(job.Submission.EndpointId) is { } price
            ? new Event(job, time, units, price.Usd, price.Unit)
            : null;

    private static JsonNode Row(Event row) => new JsonObject
    {
        ["request_id"] = row.Job.RequestId,
        ["endpoint_id"] = row.Job.Submission.EndpointId,
        ["timestamp"] = ListQuery.Text(row.Time),
        ["output_units"] = row.Units,
        ["unit_price"] = row.UnitPriceUsd,
        ["percent_discount"] = 0,
        ["cost_subtotal"] = row.CostUsd,
        ["cost_discount"] = 0,
        ["cost_total"] = row.CostUsd,
        ["cost_estimate_nano_usd"] = decimal.Truncate(row.CostUsd * 1_000_000_000),
    };

    private static JsonArray Sums(IEnumerable<Event> rows) =>
    [
        .. rows.GroupBy(row => (row.Job.Submission.EndpointId, row.Unit, row.UnitPriceUsd)).Select(group => (JsonNode)new JsonObject
        {
            ["endpoint_id"] = group.Key.EndpointId,
            ["unit"] = group.Key.Unit,
            ["quantity"] = group.Sum(row => row.Units),
            ["unit_price"] = group.Key.UnitPriceUsd,
            ["cost_subtotal"] = group.Sum(row => row.CostUsd),
            ["cost_discount"] = 0,
            ["cost_total"] = group.Sum(row => row.CostUsd),
            ["currency"] = "USD",
        }),
    ];
}
