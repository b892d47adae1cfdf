using System.Globalization;
using System.Net;
using System.Text;

namespace FalGenerated.Batches.Reporting;

/// <summary>A report as one page that loads nothing.</summary>
internal static class HtmlReport
{
    public static string Text(BatchSummary summary, IReadOnlyList<ClipRow> rows, IReadOnlyDictionary<string, byte[]> pictures)
    {
        StringBuilder body = new();
        foreach (ClipRow row in rows)
        {
            string picture = pictures.TryGetValue(row.Output, out byte[]? bytes)
                ? $"<img alt=\"\" src=\"data:image/jpeg;base64,{Convert.ToBase64String(bytes)}\">"
                : "";
            string?[] cells =
            [
                row.Number.ToString(CultureInfo.InvariantCulture), row.StateName, row.Source, row.Output, row.RequestId, row.BilledSeconds?.ToString(CultureInfo.InvariantCulture),
                row.CostUsd?.ToString(CultureInfo.InvariantCulture), row.Notes,
            ];
            body.Append("<tr><td>").Append(picture).Append("</td>").AppendJoin("", cells.Select(cell => $"<td>{WebUtility.HtmlEncode(cell)}</td>")).Append("</tr>\n");
        }

        using Stream page = typeof(HtmlReport).Assembly.GetManifestResourceStream("report.html")!;
        using StreamReader reader = new(page);
        return reader.ReadToEnd()
            .Replace("{title}", WebUtility.HtmlEncode(summary.Name), StringComparison.Ordinal)
            .Replace("{summary}", WebUtility.HtmlEncode(summary.ToString()), StringComparison.Ordinal)
            .Replace("{rows}", body.ToString(), StringComparison.Ordinal);
    }
}
