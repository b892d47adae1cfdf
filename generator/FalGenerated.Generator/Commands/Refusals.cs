using FalGenerated.Generator.Json;

namespace FalGenerated.Generator.Commands;

/// <summary>Turns a refusal into lines on standard error and an exit code.</summary>
internal static class Refusals
{
    /// <summary>Exit code for input that was refused.</summary>
    public const int Refused = 3;

    public static async Task<int> GuardAsync(TextWriter error, Func<Task> action)
    {
        try
        {
            await action();
            return 0;
        }
        catch (DiagnosticException refusal)
        {
            foreach (Diagnostic diagnostic in refusal.Diagnostics)
            {
                await error.WriteLineAsync(diagnostic.ToString());
            }

            return Refused;
        }
        catch (Exception io) when (io is IOException or UnauthorizedAccessException)
        {
            Diagnostic diagnostic = new("fal-contract", new SourcePosition(1, 1), DiagnosticCode.FileUnusable, "", $"{io.Message.TrimEnd('.')}; make it accessible and run this again");
            await error.WriteLineAsync(diagnostic.ToString());
            return ExitCodes.Usage;
        }
    }
}
