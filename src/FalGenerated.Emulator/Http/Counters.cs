using System.Collections.Concurrent;

namespace FalGenerated.Emulator.Http;

/// <summary>The number of requests of each operation.</summary>
internal sealed class Counters
{
    private readonly ConcurrentDictionary<string, int> requests = new(StringComparer.Ordinal);
    private int authorizationOnFilesPort;

    public int AuthorizationOnFilesPort => Volatile.Read(ref authorizationOnFilesPort);

    public int Total => requests.Values.Sum();

    public int Of(string operation) => requests.GetValueOrDefault(operation);

    public IReadOnlyDictionary<string, int> All() => new SortedDictionary<string, int>(requests, StringComparer.Ordinal);

    /// <summary>Counts a request and returns its number among those of its operation, from 1.</summary>
    public int Next(string operation) => requests.AddOrUpdate(operation, 1, (_, count) => count + 1);

    public void CountAuthorizationOnFilesPort() => Interlocked.Increment(ref authorizationOnFilesPort);

    public void Clear()
    {
        requests.Clear();
        Volatile.Write(ref authorizationOnFilesPort, 0);
    }
}
