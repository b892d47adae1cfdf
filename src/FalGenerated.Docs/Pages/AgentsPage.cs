using FalGenerated.Docs.Building;

namespace FalGenerated.Docs.Pages;

/// <summary>The rules of the repository for coding agents, from the page for contributors.</summary>
internal static class AgentsPage
{
    public static string Text(Repository repository)
    {
        string rules = repository.Read("CONTRIBUTING.md");
        return $"""
            # For coding agents

            Made from CONTRIBUTING.md by `dotnet run --project src/FalGenerated.Docs`; change that page, not this one.

            - Build and test: `dotnet build`, `dotnet test`. Everything that a change must pass: `.ci/run`.
            - Jobs on the live service cost money. Never call it; use the emulator (`--emulator`, `FalOptions.UseEmulator`).
            - Generated C# lies in `obj/` and is never edited or committed. The pin (`openapi.json`) is never edited by hand.
            - A promise has one place that keeps it. Mend it there, and see its test fail without the mend.
            - Public members have documentation that states units, defaults, what null means, exceptions, and whether the call costs money.

            {Section(rules, "## The architecture")}
            {Section(rules, "## Where a change belongs")}
            {Section(rules, "## How to regenerate")}
            """.TrimEnd() + "\n";
    }

    private static string Section(string page, string heading)
    {
        int start = page.IndexOf(heading + "\n", StringComparison.Ordinal);
        int end = start < 0 ? -1 : page.IndexOf("\n## ", start + 1, StringComparison.Ordinal);
        return start < 0
            ? throw new InvalidOperationException($"CONTRIBUTING.md has no '{heading}': correct AgentsPage where the heading was changed.")
            : page[start..(end < 0 ? page.Length : end + 1)];
    }
}
