using System.ComponentModel;

namespace FalGenerated.CodeGeneration;

/// <summary>The circumstances in which a body is looked at.</summary>
/// <param name="Queue">The queue that it goes to: what the live service cannot fetch, an emulator on this machine can.</param>
/// <param name="Now">The time, for links that expire.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed record FindingScope(Uri Queue, DateTimeOffset Now)
{
    /// <summary>Gets a value indicating whether the queue is fal's own service.</summary>
    public bool IsLiveService => Queue.Host == "fal.run" || Queue.Host.EndsWith(".fal.run", StringComparison.OrdinalIgnoreCase);
}
