using Spectre.Console;

namespace FalGenerated.Cli.Terminal;

/// <summary>Creates consoles over the standard streams.</summary>
internal static class ConsoleFactory
{
    // Programs that read a piped table want whole values: nothing is wrapped or cut off.
    private const int UnlimitedWidth = 10_000;

    public static IAnsiConsole Create(TextWriter writer, StreamKind kind)
    {
        AnsiConsoleSettings settings = new()
        {
            Out = new AnsiConsoleOutput(writer),
            Ansi = kind.IsTerminal ? AnsiSupport.Yes : AnsiSupport.No,
            Interactive = kind.IsTerminal ? InteractionSupport.Yes : InteractionSupport.No,
            ColorSystem = kind.HasColor ? ColorSystemSupport.Standard : ColorSystemSupport.NoColors,
        };

        // Decided above: the environment of a build server must not change what is printed.
        settings.Enrichment.UseDefaultEnrichers = false;
        IAnsiConsole console = AnsiConsole.Create(settings);
        if (!kind.IsTerminal)
        {
            console.Profile.Width = UnlimitedWidth;
        }

        return console;
    }
}
