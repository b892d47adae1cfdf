namespace FalGenerated.Emulator;

/// <summary>The names of the emulator's operations: the keys of its counters, of its wire record and of faults.</summary>
public static class Operations
{
    /// <summary>POST of an input to the queue.</summary>
    public const string Submit = "submit";

    /// <summary>GET of a job's status.</summary>
    public const string Status = "status";

    /// <summary>GET of a job's status as a stream of events.</summary>
    public const string Stream = "stream";

    /// <summary>GET of a job's result.</summary>
    public const string Result = "result";

    /// <summary>PUT that asks for a job's cancellation.</summary>
    public const string Cancel = "cancel";

    /// <summary>POST of an input to the synchronous host.</summary>
    public const string Run = "run";

    /// <summary>POST that asks for an upload address for one PUT.</summary>
    public const string Initiate = "initiate";

    /// <summary>PUT of a whole file.</summary>
    public const string Upload = "upload";

    /// <summary>GET or HEAD of a stored file.</summary>
    public const string File = "file";

    /// <summary>A request that no route of the service answers.</summary>
    public const string Unrouted = "unrouted";
}
