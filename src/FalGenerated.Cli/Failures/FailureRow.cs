using FalGenerated.Cli.Reporting;

namespace FalGenerated.Cli.Failures;

/// <summary>Maps one kind of exception to what is reported.</summary>
/// <param name="ExitCode">The exit code if no job exists.</param>
/// <param name="Code">The stable code.</param>
/// <param name="Message">One sentence.</param>
/// <param name="IsFinal">True if the exit code applies although a job exists, because the failure concerns the job itself.</param>
internal sealed record FailureRow(ExitCode ExitCode, string Code, string Message, bool IsFinal = false);
