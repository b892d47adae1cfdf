using FalGenerated.BytedanceUpscaler;

namespace FalGenerated.Batches.Sources;

/// <summary>A clip of a batch.</summary>
/// <param name="Source">The full path of the video file.</param>
/// <param name="Output">The full path of the file to write.</param>
/// <param name="Options">How to enhance.</param>
internal sealed record BatchClip(string Source, string Output, UpscaleOptions Options);
