using Newtonsoft.Json.Linq;

namespace FalGenerated.Playground.Runs;

/// <summary>One run of an endpoint that is known by its contract alone: its output is shown as it comes.</summary>
public sealed class EndpointRun(string id, string endpointId)
{
    public string Id { get; } = id;

    public string EndpointId { get; } = endpointId;

    public string State { get; private set; } = "Submitting";

    public string? RequestId { get; private set; }

    /// <summary>What went wrong; null while nothing did.</summary>
    public string? Problem { get; private set; }

    public JObject? Output { get; private set; }

    public bool IsOver => Output is not null || Problem is not null;

    /// <summary>Raised when something above changed.</summary>
    public event Action? Changed;

    public void Report(string state, string? requestId)
    {
        (State, RequestId) = (state, requestId ?? RequestId);
        Changed?.Invoke();
    }

    public void Finished(JObject output)
    {
        (State, Output) = ("Finished", output);
        Changed?.Invoke();
    }

    public void Failed(string problem)
    {
        (State, Problem) = ("Stopped", problem);
        Changed?.Invoke();
    }
}
