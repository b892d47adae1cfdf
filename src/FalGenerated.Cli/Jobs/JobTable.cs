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
            new TableColumn("job").NoWrap(), new TableColumn("state").NoWrap(), new TableColumn("submitted").NoWrap(), new TableColumn("lookup"));
        foreach (JobRow row in rows)
        {
            table.AddRow(
                new Text(JobReference.Shorten(row.Id, ids)),
                new Text(row.State, ToneOf(row.State).Style()),
                new Text($"{row.Submit.StartedAt:u}"),
                new Text(row.Finding?.Replace('_', ' ') ?? ""));
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
