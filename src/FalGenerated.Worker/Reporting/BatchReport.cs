using System.Globalization;
using FalGenerated.PostgreSql.Batches;
using FalGenerated.Wire;
using FalGenerated.Worker.Hosting;

namespace FalGenerated.Worker.Reporting;

/// <summary>The report of a batch at one moment, in one of several formats.</summary>
internal static class BatchReport
{
    public const string Table = "table";

    public static IReadOnlyList<string> Formats { get; } = [Table, "json", "csv", "html"];

    public static string Text(BatchTotals totals, IReadOnlyList<Clip> clips, string format)
    {
        ClipRow[] rows = [.. clips.Select(ClipRow.Of)];
        return format switch
        {
            "json" => FalJson.Write(new { batch = totals.Batch.Name, summary = Summary(totals), spentUsd = totals.CountedUsd, limitUsd = totals.Batch.MaxTotalUsd, clips = rows }) + "\n",
            "csv" => CsvReport.Text(rows),
            "html" => HtmlReport.Text(totals, rows),
            _ => TableReport.Text(totals, rows),
        };
    }

    /// <summary>The clips by state and the money, in one line.</summary>
    public static string Summary(BatchTotals totals)
    {
        string states = string.Join(", ", Enum.GetValues<ClipState>().Where(state => totals.Of(state) > 0).Select(state => string.Create(CultureInfo.InvariantCulture, $"{totals.Of(state)} {Name(state)}")));
        string limit = totals.Batch.MaxTotalUsd is { } most ? $" of {Usd(most)}" : "";
        return string.Create(CultureInfo.InvariantCulture, $"{totals.Count} clips: {(states.Length == 0 ? "none" : states)}; {Usd(totals.CountedUsd)}{limit} USD spent or reserved");
    }

    /// <summary>The first that is present: something unfinished or in doubt, a failed job, a limit, a refusal.</summary>
    public static ExitCode CodeOf(BatchTotals totals) =>
        totals.Open + totals.Of(ClipState.InDoubt) + totals.Of(ClipState.NotSaved) > 0 ? ExitCode.Unfinished
        : totals.Of(ClipState.Failed) > 0 ? ExitCode.Failed
        : totals.Of(ClipState.OverLimit) > 0 ? ExitCode.OverLimit
        : totals.Of(ClipState.Refused) > 0 ? ExitCode.Refused
        : ExitCode.Success;

    /// <summary>The name of a state for people.</summary>
    public static string Name(ClipState state) => state switch
    {
        ClipState.InDoubt => "in doubt",
        ClipState.OverLimit => "over the limit",
        ClipState.NotSaved => "not saved",
        _ => state.ToString().ToLowerInvariant(),
    };

    public static string Usd(decimal usd) => usd.ToString("0.00####", CultureInfo.InvariantCulture);
}
