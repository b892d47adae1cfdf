using FalGenerated.Cli.Failures;
using FalGenerated.Cli.Reporting;
using FalGenerated.Cli.Terminal;

namespace FalGenerated.Cli.Hosting;

/// <summary>One run of one verb: where it writes, what it will report, and what surrounds it.</summary>
internal sealed class Session(CliEnvironment around, bool json)
{
    private readonly TolerantOutput output = new(around.Output);
    private readonly Lock ending = new();
    private ExitCode? exitCode;
    private bool reported;

    /// <summary>What the run reports at its end.</summary>
    public Report Report { get; } = new();

    /// <summary>Progress on stderr, so that stdout stays a result.</summary>
    public Screen Screen { get; } = new(around.Error, around.IsTerminal);

    /// <summary>The clock.</summary>
    public TimeProvider Time => around.Time;

    /// <summary>Where the journal of submits is kept.</summary>
    /// <param name="needed">Whether the verb submits or reads the journal; the others do without one where none can be kept.</param>
    /// <exception cref="CommandException">None can be kept, and one is needed.</exception>
    public string? JournalPath(bool needed)
    {
        try
        {
            return JournalLocation.Of(around.Variable);
        }
        catch (CommandException) when (!needed)
        {
            return null;
        }
    }

    /// <summary>A line of the result for a reader; left out under <c>--json</c>.</summary>
    public void Say(string line)
    {
        if (!json)
        {
            Screen.Clear();
            output.WriteLine(line);
        }
    }

    /// <summary>A text that was asked for, such as help; under <c>--json</c> it is the object's <c>text</c>.</summary>
    public void Tell(string text)
    {
        Report.Set("text", text);
        if (!json)
        {
            output.Write(text);
        }
    }

    /// <summary>Prints the report under <c>--json</c>, once: a verb that goes on for hours does so when it is ready.</summary>
    public void PrintReport()
    {
        Screen.Clear();
        if (json && !reported)
        {
            reported = true;
            output.WriteLine(Report.ToJson());
        }

        output.Flush();
    }

    /// <summary>Ends the run with what it has to report, once: the verb's own end, or that of an impatient user, whichever comes first.</summary>
    /// <param name="error">Why it ends; null for success.</param>
    public ExitCode End(Exception? error)
    {
        lock (ending)
        {
            return exitCode ??= TellEnd(error);
        }
    }

    /// <summary>A line about the way: on stderr, also under <c>--json</c>.</summary>
    public void Note(string line) => Screen.Line(line);

    private ExitCode TellEnd(Exception? error)
    {
        if (error is not null)
        {
            Failure.Of(error, Report).Tell(Report, Screen);
        }

        PrintReport();
        if (output.Failure is not { } lost || Report.ExitCode != ExitCode.Done)
        {
            return Report.ExitCode;
        }

        Note($"The result could not be written to stdout: {lost.Message}");
        return Report.IsOver(ExitCode.Refused) ? ExitCode.Refused : ExitCode.Unfinished;
    }
}
