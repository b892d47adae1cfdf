using FalGenerated.Generator.Diagnostics;

namespace FalGenerated.Generator.Commands;

/// <summary>For the commands that a build calls: as <see cref="ExitCodeGuard"/>, but a file that cannot be used is a line in MSBuild's form too.</summary>
internal static class BuildGuard
{
    public static Task<int> GuardAsync(TextWriter error, Func<Task> action) => ExitCodeGuard.RunAsync(error, async () =>
    {
        try
        {
            await action();
            return ExitCodes.Clean;
        }
        catch (Exception io) when (io is IOException or UnauthorizedAccessException)
        {
            Diagnostic diagnostic = new("fal-contract", new SourcePosition(1, 1), DiagnosticCode.FileUnusable, "", $"{io.Message.TrimEnd('.')}; make it accessible and run this again");
            await error.WriteLineAsync(diagnostic.ToString());
            return ExitCodes.Usage;
        }
    });
}
