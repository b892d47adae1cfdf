using System.Text.Json.Nodes;

namespace FalGenerated.Emulator;

/// <summary>The end of a job that would have succeeded.</summary>
public sealed record ScenarioOutcome
{
    /// <summary>The job it is for, by number; null for all.</summary>
    public int? Job { get; init; }

    /// <summary>The code of the result call.</summary>
    public required int Status { get; init; }

    /// <summary>The body of the result call as JSON; goes before <see cref="Text"/>.</summary>
    public JsonNode? Body { get; init; }

    /// <summary>The body of the result call as text, JSON or not; set a <c>Content-Type</c> header to say what it is.</summary>
    public string Text { get; init; } = "";

    /// <summary>Headers of the result call.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();

    /// <summary>The text of <c>X-Fal-Billable-Units</c>; null leaves the header out.</summary>
    public string? BillableUnits { get; init; }

    /// <summary>The human text in the status, which makes it a request-level failure; null for a model error.</summary>
    public string? Error { get; init; }

    /// <summary>The code beside <see cref="Error"/>.</summary>
    public string? ErrorType { get; init; }
}
