using System.Text;
using FalGenerated.Generator.Diagnostics;
using FalGenerated.Generator.Drift.Lock;
using FalGenerated.Generator.Files;

namespace FalGenerated.Generator.ContractPage;

/// <summary>The page as it lies beside a pin. A repository that never wrote one has none.</summary>
internal static class CommittedPage
{
    /// <exception cref="DiagnosticException">A file that the page is made of is missing or refused.</exception>
    public static void Write(LockEntry entry) => AtomicFile.WriteIfDifferent(PathOf(entry), Encoding.UTF8.GetBytes(PageContent.Of(entry)));

    /// <inheritdoc cref="Write"/>
    public static void Refresh(LockEntry entry)
    {
        if (File.Exists(PathOf(entry)))
        {
            Write(entry);
        }
    }

    /// <summary>Compares the page with what the files give. Where those are refused nothing can be said, and the check of the pin says why.</summary>
    public static IEnumerable<Diagnostic> Check(LockEntry entry)
    {
        string path = PathOf(entry);
        try
        {
            // Git may have given it the line ends of the machine.
            return !File.Exists(path) || File.ReadAllText(path).ReplaceLineEndings("\n") == PageContent.Of(entry)
                ? []
                : [new Diagnostic(DisplayPath.Of(path), new(1, 1), DiagnosticCode.Stale, "", "this is not what the files beside it give; refresh it with 'fal-contract page --write'")];
        }
        catch (DiagnosticException)
        {
            return [];
        }
    }

    private static string PathOf(LockEntry entry) => Path.Combine(Path.GetDirectoryName(entry.Contract.Pin)!, PageContent.FileName);
}
