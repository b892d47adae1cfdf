namespace FalGenerated;

/// <summary>What the handwritten part of one endpoint adds to the generic one. All hooks are optional and none goes over the wire.</summary>
/// <typeparam name="TInput">The endpoint's input.</typeparam>
public sealed record EndpointHooks<TInput>
    where TInput : class
{
    /// <summary>
    /// Looks at a submit before anything is sent or recorded. It throws to refuse it: an <see cref="ArgumentException"/> for a mistake of the
    /// program, a leaf of <see cref="FalException"/> for the rest. It is not asked about an intent that has a job already. The options hold
    /// the name under which a journal records the intent, the caller's own or one made for it.
    /// </summary>
    public Func<TInput, SubmitOptions, CancellationToken, ValueTask<SubmitCheck>>? ReviewAsync { get; init; }

    /// <summary>
    /// Hears how a job ended that was resumed, so that its review is not at hand, and whose intent a journal knows: the intent's name, and the
    /// end. Null: nobody listens.
    /// </summary>
    public Func<string, SubmitEvent, Task>? OnJobCompleted { get; init; }

    /// <summary>
    /// Names the kind of a job, such as <c>4k/pro</c>: jobs of one kind take about the same time, and a wait learns from earlier ones.
    /// Null: all jobs of the endpoint are of one kind.
    /// </summary>
    public Func<TInput, string>? KindOf { get; init; }
}
