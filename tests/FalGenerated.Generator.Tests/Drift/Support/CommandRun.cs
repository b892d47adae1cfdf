namespace FalGenerated.Generator.Tests.Drift.Support;

/// <summary>What a command line did.</summary>
internal sealed record CommandRun(int ExitCode, string Output, string Error);
