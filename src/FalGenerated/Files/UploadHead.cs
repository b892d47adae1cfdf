namespace FalGenerated.Files;

/// <summary>What is declared about a file before its bytes go up.</summary>
internal sealed record UploadHead(string FileName, string ContentType, string? Lifecycle);
