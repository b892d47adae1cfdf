using Spectre.Console;

namespace FalGenerated.Cli.Terminal;

/// <summary>Writes notes and live progress to stderr. Elsewhere than on a terminal it writes plain lines and no progress.</summary>
#pragma warning disable CA1001 // The stream belongs to the process; its wrapper holds nothing to dispose.
internal sealed class Screen
#pragma warning restore CA1001
{
    private readonly TolerantWriter error;
    private readonly StreamKind kind;
    private readonly TimeProvider time;
    private readonly Lazy<IAnsiConsole> console;
    private readonly Lock gate = new();

    public Screen(TextWriter stream, StreamKind kind, TimeProvider time)
    {
        error = new(stream);
        this.kind = kind;
        this.time = time;
        console = new(() => ConsoleFactory.Create(error, kind));
    }

    /// <summary>Gets whether progress is shown live.</summary>
    public bool IsTerminal => kind.IsTerminal;

    /// <summary>Writes a line that stays.</summary>
    public void Line(string text, Tone tone = Tone.Plain)
    {
        if (kind.IsTerminal)
        {
            console.Value.Write(new UnwrappedLine(text, tone.Style()));
            return;
        }

        lock (gate)
        {
            error.WriteLine(text);
        }
    }

    /// <summary>Shows a row with a spinner and the elapsed time until it is disposed.</summary>
    public LiveRow StartWait(string text) => Start(text, [new SpinnerColumn(), new TaskDescriptionColumn(), new ElapsedTimeColumn()]);

    /// <summary>Shows a row with a bar, figures and the remaining time until it is disposed.</summary>
    public LiveRow StartTransfer(string text) => Start(
        text,
        [new TaskDescriptionColumn(), new ProgressBarColumn { Width = 24 }, new PercentageColumn(), new DownloadedColumn(), new TransferSpeedColumn(), new RemainingTimeColumn()]);

    /// <summary>Shows a bar for many parts, and a row for each that is at work, until it is disposed.</summary>
    public LiveBoard StartBoard() => kind.IsTerminal
        ? new LiveBoard(new Progress(console.Value, time).AutoClear(true).ExcludeVerticalPadding().Columns(
            new ProgressBarColumn { Width = 24 }, new PercentageColumn(), new TaskDescriptionColumn { Alignment = Justify.Left }))
        : LiveBoard.Hidden;

    /// <summary>Makes the cursor visible again, which a live row hides: for a process that ends before the row does.</summary>
    public void ShowCursor()
    {
        if (console.IsValueCreated)
        {
            console.Value.Cursor.Show();
        }
    }

    private LiveRow Start(string text, ProgressColumn[] columns) =>
        kind.IsTerminal ? new LiveRow(new Progress(console.Value, time).AutoClear(true).ExcludeVerticalPadding().Columns(columns), text) : LiveRow.Hidden;
}
