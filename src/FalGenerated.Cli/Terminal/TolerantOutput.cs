namespace FalGenerated.Cli.Terminal;

/// <summary>
/// A stream of this process that may be closed or on a full disk. What cannot be written is dropped: a paid job must not end over a
/// line of text. Whether anything was dropped is known afterwards.
/// </summary>
internal sealed class TolerantOutput(TextWriter inner)
{
    /// <summary>The first failure; null while everything was written.</summary>
    public Exception? Failure { get; private set; }

    public void Write(string text) => Try(() => inner.Write(text));

    public void WriteLine(string text) => Try(() => inner.WriteLine(text));

    public void Flush() => Try(inner.Flush);

    private void Try(Action write)
    {
        try
        {
            write();
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // A closed descriptor may have been given to something that cannot be written, which .NET calls a lack of access.
            Failure ??= error;
        }
    }
}
