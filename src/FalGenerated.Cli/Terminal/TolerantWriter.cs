using System.Text;

namespace FalGenerated.Cli.Terminal;

/// <summary>
/// Writes to a stream of this process that may be closed or on a full disk. What cannot be written is dropped, because a paid job must
/// not end over a line of text; <see cref="Failure"/> tells afterwards.
/// </summary>
internal sealed class TolerantWriter(TextWriter inner) : TextWriter
{
    /// <summary>Gets the first failure; null if everything was written.</summary>
    public Exception? Failure { get; private set; }

    public override Encoding Encoding => inner.Encoding;

    public override void Write(char value) => Try(() => inner.Write(value));

    public override void Write(string? value) => Try(() => inner.Write(value));

    public override void WriteLine(string? value) => Try(() => inner.WriteLine(value));

    public override void Flush() => Try(inner.Flush);

    private void Try(Action write)
    {
        try
        {
            write();
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // A closed descriptor may since belong to something that is not writable, which .NET reports as a lack of access.
            Failure ??= error;
        }
    }
}
