using System.Text;
using FalGenerated.Emulator.Settings;

namespace FalGenerated.Emulator.Http;

/// <summary>The last requests, in order.</summary>
internal sealed class WireRecord(CurrentOptions current, TimeProvider clock)
{
    private const int BodyBytes = 64 * 1024;

    private readonly Lock gate = new();
    private readonly Queue<WireExchange> exchanges = new();
    private long count;

    public IReadOnlyList<WireExchange> All
    {
        get
        {
            lock (gate)
            {
                return [.. exchanges];
            }
        }
    }

    public void Add(EmulatorRequest request, Route route, int operationNumber, bool onFilesPort, IReadOnlyList<Fault> faults, int? status)
    {
        var headers = request.Headers.ToDictionary(header => header.Key, Redacted, StringComparer.OrdinalIgnoreCase);
        lock (gate)
        {
            exchanges.Enqueue(new WireExchange
            {
                Number = ++count,
                Time = clock.GetUtcNow(),
                OnFilesPort = onFilesPort,
                Operation = route.Operation,
                OperationNumber = operationNumber,
                Method = request.Method,
                Path = request.RawPath,
                Query = request.QueryString,
                Headers = headers,
                Body = Encoding.UTF8.GetString(request.Body.AsSpan(0, Math.Min(request.Body.Length, BodyBytes))),
                Status = status,
                Faults = [.. faults.Select(fault => fault.Kind)],
            });
            while (exchanges.Count > current.Value.WireCapacity)
            {
                exchanges.Dequeue();
            }
        }
    }

    public void Clear()
    {
        lock (gate)
        {
            exchanges.Clear();
            count = 0;
        }
    }

    private static string Redacted(KeyValuePair<string, string> header) =>
        header.Key.Equals("Authorization", StringComparison.OrdinalIgnoreCase) ? header.Value.Split(' ')[0] + " ***" : header.Value;
}
