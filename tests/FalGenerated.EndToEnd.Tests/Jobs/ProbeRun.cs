namespace FalGenerated.EndToEnd.Tests.Jobs;

/// <summary>What a run of the probe said, and how it ended.</summary>
internal sealed record ProbeRun(IReadOnlyList<string> Lines, bool Killed, int ExitCode, string Errors)
{
    public bool Said(string step, string intent) => Lines.Any(line => line == $"{step} {intent}" || line.StartsWith($"{step} {intent} ", StringComparison.Ordinal));
}
