using System.Globalization;

namespace FalGenerated.Tests.Storage;

/// <summary>How much this process's resident memory grew at its highest point, as Linux counts it.</summary>
internal sealed class PeakMemory : IDisposable
{
    private readonly long before;

    public PeakMemory()
    {
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);

        // Sets the high-water mark back to what is resident now.
        File.WriteAllText("/proc/self/clear_refs", "5");
        before = Read("VmRSS:");
    }

    public long GrownBytes => Read("VmHWM:") - before;

    public void Dispose() => GC.Collect();

    private static long Read(string name) => 1024 * long.Parse(
        File.ReadLines("/proc/self/status").Single(line => line.StartsWith(name, StringComparison.Ordinal))[name.Length..].Replace("kB", "", StringComparison.Ordinal).Trim(),
        CultureInfo.InvariantCulture);
}
