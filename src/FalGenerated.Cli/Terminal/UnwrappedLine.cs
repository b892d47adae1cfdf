using Spectre.Console;
using Spectre.Console.Rendering;

namespace FalGenerated.Cli.Terminal;

/// <summary>A line that the terminal may wrap and the program does not, so that paths, addresses and tokens can be copied whole.</summary>
internal sealed class UnwrappedLine(string text, Style style) : Renderable
{
    // A live row is moved down, not erased: what the line does not cover would remain of it.
    private const string EraseToEndOfLine = "\u001b[K";

    protected override IEnumerable<Segment> Render(RenderOptions options, int maxWidth) =>
        [new Segment(text, style), Segment.Control(EraseToEndOfLine), Segment.LineBreak];
}
