using FalGenerated.Cli.Failures;
using FalGenerated.Cli.Reporting;
using FalGenerated.Cli.Terminal;
using Spectre.Console.Rendering;

namespace FalGenerated.Cli.Hosting;

/// <summary>One run of one command: its environment, its streams and its report.</summary>
#pragma warning disable CA1001 // The stream belongs to the process; its wrapper holds nothing to dispose.
internal sealed class Session(CliEnvironment environment, bool json)
#pragma warning restore CA1001
{
    private readonly TolerantWriter output = new(environment.Output);
    private readonly Lock ending = new();
    private ExitCode? exitCode;
    private bool reported;

    /// <summary>Gets the report that the run prints at its end.</summary>
    public Report Report { get; } = new();

    /// <summary>Gets stderr, which takes progress, so that stdout holds results only.</summary>
    public Screen Screen { get; } = new(environment.Error, StreamKind.Of(environment.ErrorIsTerminal, environment.Variable), environment.Time);

    /// <summary>Gets stdin.</summary>
    public TextReader Input => environment.Input;

    /// <summary>Gets the clock.</summary>
    public TimeProvider Time => environment.Time;

    /// <summary>Reads an environment variable; null if it is not set.</summary>
    public string? Variable(string name) => environment.Variable(name);

    /// <summary>Returns the path of the journal of submits.</summary>
    /// <param name="needed">True if the command submits or reads the journal; others run without one if it cannot be kept.</param>
    /// <exception cref="CommandException">The journal cannot be kept, and it is needed.</exception>
    public string? JournalPath(bool needed)
    {
        try
        {
            return SubmitJournal.UserPath(environment.Variable);
        }
        catch (FalJournalException) when (!needed)
        {
            return null;
        }
        catch (FalJournalException error)
        {
            throw new CommandException(
                ExitCode.Refused, "journal", $"Set FAL_JOURNAL to a writable file: without a journal the same command could pay twice ({error.Message.TrimEnd('.')}).");
        }
    }

    /// <summary>Writes a line of the result; omitted under <c>--json</c>.</summary>
    public void WriteLine(string line)
    {
        if (!json)
        {
            output.WriteLine(line);
        }
    }

    /// <summary>Writes a table of the result, in colour on a terminal; omitted under <c>--json</c>.</summary>
    public void Write(IRenderable table)
    {
        if (!json)
        {
            using StringWriter text = new();
            ConsoleFactory.Create(text, OutputKind).Write(table);
            foreach (string line in text.ToString().TrimEnd().Split('\n'))
            {
                output.WriteLine(line.TrimEnd());
            }
        }
    }

    /// <summary>Gets the capabilities of stdout.</summary>
    public StreamKind OutputKind => StreamKind.Of(environment.OutputIsTerminal, environment.Variable);

    /// <summary>Writes requested text, such as help; under <c>--json</c> it is the object's <c>text</c>.</summary>
    public void WriteText(string text)
    {
        Report.Set("text", text);
        if (!json)
        {
            output.Write(text);
        }
    }

    /// <summary>Prints the report under <c>--json</c>, once: a command that runs for hours does so as soon as it is ready.</summary>
    public void PrintReport()
    {
        if (json && !reported)
        {
            reported = true;
            output.WriteLine(Report.ToJson());
        }

        output.Flush();
    }

    /// <summary>Ends the run once, by the command's own end or by a second signal, whichever comes first.</summary>
    /// <param name="error">The failure; null for success.</param>
    public ExitCode End(Exception? error)
    {
        lock (ending)
        {
            return exitCode ??= ReportEnd(error);
        }
    }

    /// <summary>Writes a line to stderr, under <c>--json</c> too.</summary>
    public void Note(string line, Tone tone = Tone.Plain) => Screen.Line(line, tone);

    private ExitCode ReportEnd(Exception? error)
    {
        Screen.ShowCursor();
        if (error is not null)
        {
            Failure.Of(error, Report).ReportTo(Report, Screen);
        }

        PrintReport();
        if (output.Failure is not { } lost || Report.ExitCode != ExitCode.Success)
        {
            return Report.ExitCode;
        }

        Note($"The result could not be written to stdout: {lost.Message}", Tone.Bad);
        return Report.IsConclusive(ExitCode.Refused) ? ExitCode.Refused : ExitCode.Unfinished;
    }
}
