namespace FalGenerated.Cli.Terminal;

/// <summary>Progress on stderr: lines, and on a terminal one line at the bottom that is redrawn. Transfers report from many threads.</summary>
internal sealed class Screen(TextWriter stream, bool isTerminal)
{
    private const int Width = 79;
    private readonly TolerantOutput error = new(stream);
    private readonly Lock gate = new();
    private int drawn;

    /// <summary>Whether lines may be redrawn.</summary>
    public bool IsTerminal => isTerminal;

    /// <summary>A line that stays.</summary>
    public void Line(string text)
    {
        lock (gate)
        {
            Wipe();
            error.WriteLine(text);
        }
    }

    /// <summary>Replaces the line at the bottom; does nothing where there is no terminal.</summary>
    public void Redraw(string text)
    {
        if (!isTerminal)
        {
            return;
        }

        lock (gate)
        {
            string line = text.Length > Width ? text[..Width] : text;
            error.Write('\r' + line.PadRight(drawn));
            drawn = line.Length;
        }
    }

    /// <summary>Removes the line at the bottom, so that something else can be written.</summary>
    public void Clear()
    {
        lock (gate)
        {
            Wipe();
        }
    }

    private void Wipe()
    {
        if (drawn > 0)
        {
            error.Write('\r' + new string(' ', drawn) + '\r');
            drawn = 0;
        }
    }
}
