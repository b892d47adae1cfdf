using FalGenerated.Cli.Terminal;
using Spectre.Console;

namespace FalGenerated.Cli.Doctor;

/// <summary>Renders check results, one line each, with the advice below.</summary>
internal static class CheckTable
{
    public static Grid Of(IEnumerable<CheckResult> results)
    {
        Grid grid = new();
        grid.AddColumns(new GridColumn().NoWrap(), new GridColumn().NoWrap(), new GridColumn());
        foreach (CheckResult result in results)
        {
            (string mark, Tone tone) = result.Status switch
            {
                CheckStatus.Ok => ("ok", Tone.Good),
                CheckStatus.Warning => ("warning", Tone.Warning),
                _ => ("failed", Tone.Bad),
            };
            grid.AddRow(new Text(mark, tone.Style()), new Text(result.Name), new Text(result.Fact));
            if (result.Advice is { } advice)
            {
                grid.AddRow(Text.Empty, Text.Empty, new Text($"-> {advice}", Tone.Faint.Style()));
            }
        }

        return grid;
    }
}
