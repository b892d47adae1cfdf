using FalGenerated.Wire;

namespace FalGenerated.Batches.Reporting;

/// <summary>The report of a batch at one moment, in one of several formats.</summary>
internal static class BatchReport
{
    public const string Table = "table";

    public static IReadOnlyList<string> Formats { get; } = [Table, "json", "csv", "html"];

    public static async Task<string> TextAsync(BatchSummary summary, IReadOnlyList<ClipRow> rows, string format, CancellationToken cancellationToken) => format switch
    {
        "json" => FalJson.Write(new { batch = summary.Name, summary = summary.ToString(), spentUsd = summary.CountedUsd, limitUsd = summary.LimitUsd, clips = rows }) + "\n",
        "csv" => CsvReport.Text(rows),
        "html" => HtmlReport.Text(summary, rows, await Thumbnails.OfAsync(rows, cancellationToken).ConfigureAwait(false)),
        _ => TableReport.Text(summary, rows),
    };
}
