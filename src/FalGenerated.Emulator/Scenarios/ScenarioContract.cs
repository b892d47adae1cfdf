using System.Text.Json.Nodes;

namespace FalGenerated.Emulator;

/// <summary>A contract that has moved away from the pinned one; it is served, and inputs are checked against it.</summary>
public sealed record ScenarioContract
{
    /// <summary>Merged into the pinned OpenAPI document as RFC 7386 has it.</summary>
    public JsonObject? OpenApi { get; init; }

    /// <summary>Replacements in the pinned llms.txt, old text to new.</summary>
    public IReadOnlyDictionary<string, string> LlmsText { get; init; } = new Dictionary<string, string>();
}
