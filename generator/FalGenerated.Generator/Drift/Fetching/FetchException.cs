namespace FalGenerated.Generator.Drift.Fetching;

/// <summary>A live text could not be had: exit code 4, worth a retry, and never "unchanged".</summary>
internal sealed class FetchException(string message, Exception? inner = null) : Exception(message, inner);
