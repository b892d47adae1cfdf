using System.Globalization;
using Spectre.Console;

namespace FalGenerated.Batches.Reporting;

/// <summary>A report as a table for people.</summary>
internal static class TableReport
{
    private const int Width = 160;

    public static string Text(BatchSummary summary, IReadOnlyList<ClipRow> rows)
    {
        Table table = new Table().Border(TableBorder.Simple).AddColumns("#", "state", "source", "request", "seconds", "USD", "notes");
        foreach (ClipRow row in rows)
        {
            table.AddRow([.. new[]
            {
                row.Number.ToString(CultureInfo.InvariantCulture), row.StateName, Path.GetFileName(row.Source), row.RequestId ?? "",
                row.BilledSeconds?.ToString("0.###", CultureInfo.InvariantCulture) ?? "", row.CostUsd is { } usd ? BatchSummary.Usd(usd) : "", row.Notes,
            }.Select(Markup.Escape)]);
        }

        using StringWriter writer = new(CultureInfo.InvariantCulture);
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings { Ansi = AnsiSupport.No, ColorSystem = ColorSystemSupport.NoColors, Out = new AnsiConsoleOutput(writer) });
        console.Profile.Width = Width;
        console.Write(table);
        writer.WriteLine(summary.ToString());
        return writer.ToString();
    }
}
