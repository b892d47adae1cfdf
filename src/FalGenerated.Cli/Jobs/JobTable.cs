using FalGenerated.Cli.Terminal;
using Spectre.Console;

namespace FalGenerated.Cli.Jobs;

/// <summary>Renders jobs as a table: with a header on a terminal, as aligned columns elsewhere.</summary>
internal static class JobTable
{
    public static Table Of(IReadOnlyList<JobRow> rows, StreamKind kind)
    {
        string[] ids = [.. rows.Select(row => row.Id).Distinct()];
        Table table = new() { Border = kind.IsTerminal ? TableBorder.Rounded : TableBorder.None, ShowHeaders = kind.IsTerminal };
        table.AddColumns(
            new TableColumn("job").NoWrap(), new TableColumn("state").NoWrap(), new TableColumn("submitted").NoWrap(), new TableColumn("file"));
        bool looksUp = rows.Any(row => row.Finding is not null);
        if (looksUp)
        {
            table.AddColumn("lookup");
        }

        foreach (JobRow row in rows)
        {
            List<Text> cells =
            [
                new Text(JobReference.Shorten(row.Id, ids)),
                new Text(row.State, ToneOf(row.State).Style()),
                new Text($"{row.Submit.StartedAt:u}"),
                new Text(row.Submit.Label ?? ""),
            ];
            if (looksUp)
            {
                cells.Add(new Text(row.Finding?.Replace('_', ' ') ?? ""));
            }

            table.AddRow(cells);
        }

        return table;
    }

    private static Tone ToneOf(string state) => state switch
    {
        "finished" => Tone.Good,
        "in-doubt" => Tone.Warning,
        "failed" => Tone.Bad,
        "not-sent" => Tone.Faint,
        _ => Tone.Plain,
    };
}
