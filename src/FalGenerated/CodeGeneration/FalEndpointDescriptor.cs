namespace FalGenerated.CodeGeneration;

/// <summary>
/// The generated description of one endpoint: its id, the contract it was generated from, and the raw client's four calls.
/// One is generated beside each contract; the client turns it into an endpoint.
/// </summary>
/// <typeparam name="TInput">The generated input type.</typeparam>
/// <typeparam name="TOutput">The generated output type.</typeparam>
public sealed record FalEndpointDescriptor<TInput, TOutput>
    where TInput : class
    where TOutput : class
{
    /// <summary>The full endpoint id, such as <c>owner/app/path</c>: the path of a submit.</summary>
    public required string EndpointId { get; init; }

    /// <summary>Owner and app only (with their namespace, where there is one): the path of status, result and cancel.</summary>
    public required string AppId { get; init; }

    /// <summary>SHA-256 of the pinned document's bytes, lowercase hex.</summary>
    public required string ContractSha256 { get; init; }

    /// <summary>The origin of the pin: <c>fetched</c> from the service, or <c>authored</c> from the endpoint's page and so provisional.</summary>
    public required string ContractObtained { get; init; }

    /// <summary>The day of the pin, as yyyy-MM-dd.</summary>
    public required string ContractDate { get; init; }

    /// <summary>The contract's defaults of the input by wire name, as texts or JSON; empty when it states none.</summary>
    public IReadOnlyDictionary<string, string> ContractDefaults { get; init; } = new Dictionary<string, string>();

    /// <summary>The contract, for whoever has to name it.</summary>
    internal FalContractInfo Contract => new(EndpointId, ContractSha256, ContractObtained, ContractDate) { Defaults = ContractDefaults };

    /// <summary>The limits that the contract states for members of the input; empty when it states none.</summary>
    public IReadOnlyList<InputLimit> InputLimits { get; init; } = [];

    /// <summary>Sends the paid POST.</summary>
    public required Func<FalCall, HttpClient, TInput, CancellationToken, Task<FalResponse<QueueStatus>>> SubmitAsync { get; init; }

    /// <summary>Asks for the status, with log lines when the flag is set.</summary>
    public required Func<FalCall, HttpClient, string, bool, CancellationToken, Task<FalResponse<QueueStatus>>> GetStatusAsync { get; init; }

    /// <summary>Fetches the result.</summary>
    public required Func<FalCall, HttpClient, string, CancellationToken, Task<FalResponse<TOutput>>> GetResultAsync { get; init; }

    /// <summary>Asks to cancel.</summary>
    public required Func<FalCall, HttpClient, string, CancellationToken, Task<FalResponse<CancelResponse>>> CancelAsync { get; init; }
}
