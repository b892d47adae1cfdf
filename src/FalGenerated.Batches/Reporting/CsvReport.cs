using System.Globalization;
using System.Text;

namespace FalGenerated.Batches.Reporting;

/// <summary>A report as comma-separated values, for a spreadsheet.</summary>
internal static class CsvReport
{
    public static string Text(IReadOnlyList<ClipRow> rows)
    {
        StringBuilder text = new("number,state,source,output,request_id,billed_seconds,cost_usd,at_most_usd,problem,findings\r\n");
        foreach (ClipRow row in rows)
        {
            string?[] fields =
            [
                row.Number.ToString(CultureInfo.InvariantCulture), row.StateName, row.Source, row.Output, row.RequestId, Number(row.BilledSeconds), Number(row.CostUsd),
                Number(row.AtMostUsd), row.Problem, string.Join(" ", row.Findings),
            ];
            text.AppendJoin(',', fields.Select(Field)).Append("\r\n");
        }

        return text.ToString();
    }

    private static string? Number(decimal? value) => value?.ToString(CultureInfo.InvariantCulture);

    /// <summary>A field in quotes where it needs them. One that a spreadsheet would take for a formula gets an apostrophe before it.</summary>
    private static string Field(string? value)
    {
        string text = value is ['=' or '+' or '-' or '@' or '\t', ..] ? $"'{value}" : value ?? "";
        return text.AsSpan().ContainsAny("\",\r\n") ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;
    }
}
