namespace FalGenerated.Cli.Running;

/// <summary>One run of one verb: where it writes, what it will report, and the clock.</summary>
internal sealed class Session(TextWriter output, TextWriter error, bool json, bool terminal, TimeProvider time)
{
    private bool reported;

    /// <summary>What the run reports at its end.</summary>
    public Report Report { get; } = new();

    /// <summary>True when stdout is to hold exactly one JSON object.</summary>
    public bool Json { get; } = json;

    /// <summary>True when stderr is a terminal: only there are bars drawn.</summary>
    public bool Terminal { get; } = terminal;

    /// <summary>The clock.</summary>
    public TimeProvider Time { get; } = time;

    /// <summary>Progress goes to stderr, so that stdout stays a result.</summary>
    public TextWriter Progress { get; } = error;

    /// <summary>A line of the result for a reader; left out under <c>--json</c>.</summary>
    public void Say(string line)
    {
        if (!Json)
        {
            output.WriteLine(line);
        }
    }

    /// <summary>Prints the report under <c>--json</c>, once: a verb that goes on for hours does so when it is ready.</summary>
    public void PrintReport()
    {
        if (Json && !reported)
        {
            reported = true;
            output.WriteLine(Report.ToJson());
            output.Flush();
        }
    }

    /// <summary>A line about the way: on stderr, also under <c>--json</c>.</summary>
    public void Note(string line) => Progress.WriteLine(line);
}
