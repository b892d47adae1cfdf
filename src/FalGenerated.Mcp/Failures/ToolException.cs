namespace FalGenerated.Mcp.Failures;

/// <summary>A call that is refused, with the one sentence that the model gets. Nothing was paid.</summary>
internal sealed class ToolException(string message) : Exception(message);
