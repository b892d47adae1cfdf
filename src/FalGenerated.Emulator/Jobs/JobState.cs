namespace FalGenerated.Emulator;

/// <summary>The three states of fal's queue. A failed or cancelled job is <see cref="Completed"/> too.</summary>
public enum JobState
{
    /// <summary>Waiting; <c>IN_QUEUE</c> on the wire.</summary>
    InQueue,

    /// <summary>On a runner; <c>IN_PROGRESS</c> on the wire.</summary>
    InProgress,

    /// <summary>Over, in whatever way; <c>COMPLETED</c> on the wire.</summary>
    Completed,
}
