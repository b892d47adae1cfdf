using System.Globalization;
using FalGenerated.PostgreSql.Batches;
using Spectre.Console;

namespace FalGenerated.Worker.Reporting;

/// <summary>A report as a table for people.</summary>
internal static class TableReport
{
    private const int Width = 160;

    public static string Text(BatchTotals totals, IReadOnlyList<ClipRow> rows)
    {
        Table table = new Table().Border(TableBorder.Simple).AddColumns("#", "state", "source", "request", "seconds", "USD", "notes");
        foreach (ClipRow row in rows)
        {
            string notes = string.Join(" ", new[] { row.Problem }.Concat(row.Findings).OfType<string>());
            table.AddRow([.. new[]
            {
                row.Number.ToString(CultureInfo.InvariantCulture), row.State, Path.GetFileName(row.Source), row.RequestId ?? "",
                row.BilledSeconds?.ToString("0.###", CultureInfo.InvariantCulture) ?? "", row.CostUsd is { } usd ? BatchReport.Usd(usd) : "", notes,
            }.Select(Markup.Escape)]);
        }

        using StringWriter writer = new(CultureInfo.InvariantCulture);
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings { Ansi = AnsiSupport.No, ColorSystem = ColorSystemSupport.NoColors, Out = new AnsiConsoleOutput(writer) });
        console.Profile.Width = Width;
        console.Write(table);
        writer.WriteLine(BatchReport.Summary(totals));
        return writer.ToString();
    }
}
