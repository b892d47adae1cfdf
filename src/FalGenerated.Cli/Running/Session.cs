namespace FalGenerated.Cli.Running;

/// <summary>One run of one verb: where it writes, what it will report, and what surrounds it.</summary>
internal sealed class Session(Surroundings around, bool json)
{
    private bool reported;

    /// <summary>What the run reports at its end.</summary>
    public Report Report { get; } = new();

    /// <summary>Progress on stderr, so that stdout stays a result.</summary>
    public Screen Screen { get; } = new(around.Error, around.IsTerminal);

    /// <summary>The clock.</summary>
    public TimeProvider Time => around.Time;

    /// <summary>Where the journal of submits is kept.</summary>
    public string JournalPath() => Running.JournalPath.Of(around.Variable);

    /// <summary>A line of the result for a reader; left out under <c>--json</c>.</summary>
    public void Say(string line)
    {
        if (!json)
        {
            Screen.Clear();
            around.Output.WriteLine(line);
        }
    }

    /// <summary>A text that was asked for, such as help; under <c>--json</c> it is the object's <c>text</c>.</summary>
    public void Tell(string text)
    {
        Report.Set("text", text);
        if (!json)
        {
            around.Output.Write(text);
        }
    }

    /// <summary>Prints the report under <c>--json</c>, once: a verb that goes on for hours does so when it is ready.</summary>
    public void PrintReport()
    {
        Screen.Clear();
        if (json && !reported)
        {
            reported = true;
            around.Output.WriteLine(Report.ToJson());
        }

        around.Output.Flush();
    }

    /// <summary>A line about the way: on stderr, also under <c>--json</c>.</summary>
    public void Note(string line) => Screen.Line(line);
}
