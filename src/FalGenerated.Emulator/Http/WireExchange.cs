namespace FalGenerated.Emulator;

/// <summary>A request as it came in and how it was answered. The key is never in it.</summary>
public sealed record WireExchange
{
    /// <summary>1 for the first request on record.</summary>
    public required long Number { get; init; }

    /// <summary>The moment of its arrival, on the emulator's clock.</summary>
    public required DateTimeOffset Time { get; init; }

    /// <summary>True for the files port, false for the API port.</summary>
    public required bool OnFilesPort { get; init; }

    /// <summary>The operation, a name of <see cref="Operations"/>.</summary>
    public required string Operation { get; init; }

    /// <summary>Its number among the requests of its operation.</summary>
    public required int OperationNumber { get; init; }

    /// <summary>The HTTP method.</summary>
    public required string Method { get; init; }

    /// <summary>The path as sent.</summary>
    public required string Path { get; init; }

    /// <summary>The query as sent, with its question mark; empty for none.</summary>
    public required string Query { get; init; }

    /// <summary>The request's headers; of <c>Authorization</c> only the scheme is kept.</summary>
    public required IReadOnlyDictionary<string, string> Headers { get; init; }

    /// <summary>The body as text, at most 64 KiB of it; empty for uploads.</summary>
    public required string Body { get; init; }

    /// <summary>The code that was answered; null where the connection was reset.</summary>
    public required int? Status { get; init; }

    /// <summary>The faults that hit it.</summary>
    public required IReadOnlyList<FaultKind> Faults { get; init; }
}
