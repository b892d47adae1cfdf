namespace FalGenerated.Tests.Storage;

/// <summary>How much more managed memory is in use, at the worst of the moments it was told to look, than when it was made. Garbage is not in use.</summary>
internal sealed class LiveMemory
{
    private readonly long before = InUse();

    public long GrownBytes { get; private set; }

    public void Look() => GrownBytes = Math.Max(GrownBytes, InUse() - before);

    private static long InUse() => GC.GetTotalMemory(forceFullCollection: true);
}
