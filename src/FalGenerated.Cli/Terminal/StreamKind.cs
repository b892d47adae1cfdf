namespace FalGenerated.Cli.Terminal;

/// <summary>The capabilities of a standard stream.</summary>
/// <param name="IsTerminal">True if lines may be redrawn.</param>
/// <param name="HasColor">True if text may be coloured.</param>
internal readonly record struct StreamKind(bool IsTerminal, bool HasColor)
{
    /// <summary>A terminal has colours unless <c>NO_COLOR</c> is set; files and pipes never have any.</summary>
    public static StreamKind Of(bool isTerminal, Func<string, string?> variable)
    {
        bool redraws = isTerminal && variable("TERM") != "dumb";
        return new(redraws, redraws && string.IsNullOrEmpty(variable("NO_COLOR")));
    }
}
