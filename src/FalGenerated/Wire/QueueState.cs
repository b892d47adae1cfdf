using FalGenerated.Wire;
using Newtonsoft.Json;

namespace FalGenerated;

/// <summary>The state of a job in the queue: an open enum around the wire text. The default value has an empty text.</summary>
/// <param name="Value">The wire text.</param>
[JsonConverter(typeof(QueueStateConverter))]
public readonly partial record struct QueueState(string Value)
{
    private readonly string? text = string.IsNullOrEmpty(Value) ? null : Value;

    /// <summary>The wire text; empty for the default value, never null.</summary>
    public string Value { get => text ?? ""; init => text = string.IsNullOrEmpty(value) ? null : value; }

    /// <summary>Waiting in the queue.</summary>
    public static QueueState InQueue { get; } = new("IN_QUEUE");

    /// <summary>A runner works on it.</summary>
    public static QueueState InProgress { get; } = new("IN_PROGRESS");

    /// <summary>Finished: done, failed and cancelled jobs alike. Only the result tells which.</summary>
    public static QueueState Completed { get; } = new("COMPLETED");

    /// <summary>Gets a value indicating whether this version knows the text. A job in an unknown state is taken as still running.</summary>
    public bool IsKnown => this == InQueue || this == InProgress || this == Completed;

    /// <summary>The wire text.</summary>
    public override string ToString() => Value;
}
