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
    }
}
