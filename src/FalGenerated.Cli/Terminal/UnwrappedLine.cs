using Spectre.Console;
using Spectre.Console.Rendering;

namespace FalGenerated.Cli.Terminal;

/// <summary>A line that the terminal may wrap and the program does not, so that paths, addresses and tokens can be copied whole.</summary>
internal sealed class UnwrappedLine(string text, Style style) : Renderable
{
    protected override IEnumerable<Segment> Render(RenderOptions options, int maxWidth) => [new Segment(text, style), Segment.LineBreak];
}
