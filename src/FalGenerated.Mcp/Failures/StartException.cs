namespace FalGenerated.Mcp.Failures;

/// <summary>The server cannot start, with the one sentence that the operator gets.</summary>
internal sealed class StartException(string message) : Exception(message);
