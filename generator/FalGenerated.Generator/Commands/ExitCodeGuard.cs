using FalGenerated.Generator.Diagnostics;
using FalGenerated.Generator.Drift.Fetching;

namespace FalGenerated.Generator.Commands;

/// <summary>Turns what went wrong into lines on standard error and the exit code that scripts expect.</summary>
internal static class ExitCodeGuard
{
    public static async Task<int> RunAsync(TextWriter error, Func<Task<int>> action)
    {
        try
        {
            return await action();
        }
        catch (DiagnosticException refusal)
        {
            foreach (Diagnostic diagnostic in refusal.Diagnostics)
            {
                await error.WriteLineAsync(diagnostic.ToString());
            }

            return ExitCodes.CannotCompare;
        }
        catch (UsageException usage)
        {
            await error.WriteLineAsync("fal-contract: " + usage.Message);
            return ExitCodes.Usage;
        }
        catch (FetchException fetch)
        {
            await error.WriteLineAsync("fal-contract: " + fetch.Message);
            return ExitCodes.CannotFetch;
        }
        catch (Exception io) when (io is IOException or UnauthorizedAccessException)
        {
            await error.WriteLineAsync("fal-contract: " + io.Message);
            return ExitCodes.Usage;
        }
    }
}
