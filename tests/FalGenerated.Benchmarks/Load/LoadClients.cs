using System.Diagnostics;
using System.Text.Json;

namespace FalGenerated.Benchmarks.Load;

/// <summary>A client's process: it drives its jobs, measures itself, and prints one line of JSON.</summary>
internal static class LoadClients
{
    public static async Task<int> RunAsync(string kind, LoadArguments load)
    {
        using IJobRunner runner = kind == "ours" ? new SdkRunner(load.Server!) : new BareRunner(load.Server!);
        List<double> late = new(load.Jobs);
        TimeSpan start = Environment.CpuUsage.TotalTime;
        await RunAsync(runner, load, Math.Min(LoadArguments.First, load.Jobs), late);
        TimeSpan first = Environment.CpuUsage.TotalTime;
        long allocated = GC.GetTotalAllocatedBytes();
        await RunAsync(runner, load, load.Jobs - LoadArguments.First, late);
        late.Sort();
        Console.WriteLine(JsonSerializer.Serialize(new LoadFigures(
            (first - start).TotalSeconds,
            (Environment.CpuUsage.TotalTime - first).TotalSeconds,
            (GC.GetTotalAllocatedBytes() - allocated) / 1024.0 / Math.Max(1, load.Jobs - LoadArguments.First),
            Process.GetCurrentProcess().PeakWorkingSet64 / 1048576.0,
            late[late.Count / 2])));
        return 0;
    }

    private static async Task RunAsync(IJobRunner runner, LoadArguments load, int jobs, List<double> late)
    {
        string input = $"https://media.example/take/{load.JobMilliseconds}.mp4";
        int left = jobs;
        await Task.WhenAll(Enumerable.Range(0, load.Parallel).Select(async _ =>
        {
            while (Interlocked.Decrement(ref left) >= 0)
            {
                long end = await runner.RunAsync(input);
                double milliseconds = TimeProvider.System.GetElapsedTime(end).TotalMilliseconds;
                lock (late)
                {
                    late.Add(milliseconds);
                }
            }
        }));
    }
}
