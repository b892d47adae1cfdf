using FalGenerated.BytedanceUpscaler;

namespace FalGenerated.PostgreSql.Batches;

/// <summary>A clip to add to a batch.</summary>
/// <param name="Source">The full path of the video file, as every worker reaches it.</param>
/// <param name="Output">The full path of the file to write, in a folder that exists; no two clips of a batch may have the same.</param>
/// <param name="Options">How to enhance.</param>
public sealed record ClipOrder(string Source, string Output, UpscaleOptions Options);
