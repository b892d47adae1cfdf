using System.Globalization;
using System.Net;
using System.Text;
using FalGenerated.PostgreSql.Batches;

namespace FalGenerated.Worker.Reporting;

/// <summary>A report as one page that loads nothing.</summary>
internal static class HtmlReport
{
    public static string Text(BatchTotals totals, IReadOnlyList<ClipRow> rows)
    {
        StringBuilder body = new();
        foreach (ClipRow row in rows)
        {
            string?[] cells =
            [
                row.Number.ToString(CultureInfo.InvariantCulture), row.State, row.Source, row.Output, row.RequestId, row.BilledSeconds?.ToString(CultureInfo.InvariantCulture),
                row.CostUsd?.ToString(CultureInfo.InvariantCulture), string.Join(" ", new[] { row.Problem }.Concat(row.Findings).OfType<string>()),
            ];
            body.Append("<tr>").AppendJoin("", cells.Select(cell => $"<td>{WebUtility.HtmlEncode(cell)}</td>")).Append("</tr>\n");
        }

        using Stream page = typeof(HtmlReport).Assembly.GetManifestResourceStream("report.html")!;
        using StreamReader reader = new(page);
        return reader.ReadToEnd()
            .Replace("{title}", WebUtility.HtmlEncode(totals.Batch.Name), StringComparison.Ordinal)
            .Replace("{summary}", WebUtility.HtmlEncode(BatchReport.Summary(totals)), StringComparison.Ordinal)
            .Replace("{rows}", body.ToString(), StringComparison.Ordinal);
    }
}
