using FalGenerated.Cli.Reporting;

namespace FalGenerated.Cli.Failures;

/// <summary>How one kind of failure is told.</summary>
/// <param name="ExitCode">The exit code when no job exists.</param>
/// <param name="Code">The stable word.</param>
/// <param name="Message">One sentence.</param>
/// <param name="IsFinal">Whether the exit code holds although a job exists: the failure is about the job itself.</param>
internal sealed record FailureRow(ExitCode ExitCode, string Code, string Message, bool IsFinal = false);
