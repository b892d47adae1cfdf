namespace FalGenerated.Emulator;

/// <summary>What happened so far.</summary>
public sealed partial class FalEmulator
{
    /// <summary>Every job since the start, in order of submission.</summary>
    public IReadOnlyList<JobSnapshot> Jobs => engine.Snapshots();

    /// <summary>How many submits reached the queue, refused ones included.</summary>
    public int Submits => counters.Of(Operations.Submit);

    /// <summary>How many requests came to both ports.</summary>
    public int Requests => counters.Total;

    /// <summary>How many requests came to the files port with an <c>Authorization</c> header that has no business there. Each was refused.</summary>
    public int AuthorizationOnFilesPort => counters.AuthorizationOnFilesPort;

    /// <summary>How many requests one operation got; the names are in <see cref="Operations"/>.</summary>
    public int RequestsOf(string operation) => counters.Of(operation);
}
