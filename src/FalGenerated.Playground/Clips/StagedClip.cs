using FalGenerated.Video;

namespace FalGenerated.Playground.Clips;

/// <summary>A clip that was dropped: a file of this program's own, and what its probe found.</summary>
/// <param name="Id">Its name within this program.</param>
/// <param name="FileName">The name that the visitor's file has.</param>
/// <param name="Path">Where it lies.</param>
/// <param name="Video">What the probe found.</param>
public sealed record StagedClip(string Id, string FileName, string Path, VideoInfo Video);
