using FalGenerated.Docs.Building;

namespace FalGenerated.Docs.Pages;

/// <summary>Pages around tables that stand elsewhere: each table has one source, and a test there.</summary>
internal static class TablePages
{
    public static IEnumerable<SitePage> Of(Repository repository)
    {
        string front = repository.Read("README.md"), rules = repository.Read("CONTRIBUTING.md");
        yield return new("reference/guarantees.md", null, $"""
            # Guarantees and their tests

            What to rely on, and the tests that would fail if it did not hold:

            {Table(front, "| guarantee |")}

            ## One place for each promise

            Each promise is kept in one place of the code. The test in the last column fails when that place is broken:

            {Table(rules, "| promise |")}

            """);
        yield return new("reference/errors.md", null, $"""
            # Errors

            All exceptions derive from `FalException` and can be made in a test by their public constructors. A mistake in the program is an
            `ArgumentException`, the caller's cancellation an `OperationCanceledException`. Each row has a test that makes it through the public API.

            {Table(repository.Read("src/FalGenerated/README.md"), "| exception |")}

            In a web application, [FalGenerated.AspNetCore](aspnetcore.md) answers them with these status codes:

            {Table(repository.Read("src/FalGenerated.AspNetCore/README.md"), "| status | `code` |")}

            """);
        yield return new("reference/exit-codes.md", null, $"""
            # Exit codes

            Of `fal-upscale`, which scripts rely on. A batch ends with the first that is present of 5, 1, 3, 2 and 4.

            {Table(repository.Read("src/FalGenerated.Cli/README.md"), "| exit code |")}

            `fal-contract` has its own: 0 clean, 1 drift at or above `--fail-on`, 2 usage, 3 cannot compare, 4 cannot fetch.

            """);
        yield return new("reference/architecture.md", null, $"""
            # Architecture

            The schema is law, the generator copies it, and the handwritten part adds only what a schema cannot say: waiting, limits, price, never
            paying twice. One core carries every paid call, whoever makes it: idempotency, the endpoint's quote and findings, spending limits, the
            record, one send, the record again.

            ![The layers of the SDK, from the ground up](../images/layers.svg)

            Folders are layers and namespaces. A layer uses only those beneath it in the picture, which is drawn from the list that a test holds
            against the compiled assembly.

            {Table(rules, "| layer |")}

            """);
    }

    /// <summary>The table that begins with a header, as the page has it.</summary>
    /// <exception cref="InvalidOperationException">The page has no such table: its header was changed.</exception>
    private static string Table(string page, string header)
    {
        string[] lines = [.. page.Split('\n').SkipWhile(line => !line.StartsWith(header, StringComparison.Ordinal)).TakeWhile(line => line.StartsWith('|'))];
        return lines.Length > 2 ? string.Join('\n', lines) : throw new InvalidOperationException($"No table begins with '{header}': correct TablePages where the header was changed.");
    }
}
