using System.Text;
using FalGenerated.Emulator.Jobs;

namespace FalGenerated.Emulator;

/// <summary>A job as it was at one moment. It never changes.</summary>
public sealed record JobSnapshot
{
    /// <summary>1 for the first job since the start or the last reset.</summary>
    public required int Number { get; init; }

    /// <summary>The id that the submit answered.</summary>
    public required string RequestId { get; init; }

    /// <summary>The full endpoint id, as the submit's path had it.</summary>
    public required string EndpointId { get; init; }

    /// <summary>The state at the moment of the snapshot.</summary>
    public required JobState State { get; init; }

    /// <summary>Requests in front; null outside the queue.</summary>
    public required int? QueuePosition { get; init; }

    /// <summary>The number of runs that were begun; more than 1 after runner failures.</summary>
    public required int Attempts { get; init; }

    /// <summary>True once a cancellation was accepted or signalled.</summary>
    public required bool CancelRequested { get; init; }

    /// <summary>The text that the submit sent as its body.</summary>
    public required string Input { get; init; }

    /// <summary>The HTTP status that the result call answers; null before the end.</summary>
    public required int? ResultStatus { get; init; }

    /// <summary>The time of the submit, on the emulator's clock.</summary>
    public required DateTimeOffset SubmittedAt { get; init; }

    /// <summary>The start of the last run; null before it.</summary>
    public required DateTimeOffset? StartedAt { get; init; }

    /// <summary>The end of the job; null before it.</summary>
    public required DateTimeOffset? CompletedAt { get; init; }

    internal static JobSnapshot Of(Job job) => new()
    {
        Number = job.Number,
        RequestId = job.RequestId,
        EndpointId = job.Submission.EndpointId,
        State = job.State,
        QueuePosition = job.State == JobState.InQueue ? job.Position : null,
        Attempts = job.Attempt,
        CancelRequested = job.CancelRequested,
        Input = Encoding.UTF8.GetString(job.Submission.Input),
        ResultStatus = job.Outcome?.Status,
        SubmittedAt = job.SubmittedAt,
        StartedAt = job.StartedAt,
        CompletedAt = job.CompletedAt,
    };
}
