using System.Globalization;
using System.Text.Json;

namespace FalGenerated.Benchmarks.Load;

/// <summary>
/// This SDK, a bare <see cref="HttpClient"/> and fal's JavaScript client over one server, one after the other and again, because machines are
/// noisy: compare the clients of one table, never two tables.
/// </summary>
internal static class LoadComparison
{
    public static async Task<int> RunAsync(LoadArguments load)
    {
        string? javaScript = load.HasJavaScript ? JavaScriptPeer.FindModules() : null;
        if (load.HasJavaScript && javaScript is null)
        {
            Console.WriteLine("The JavaScript client is left out: run 'npm ci' in tests/conformance to have it measured too.");
        }

        string[] kinds = javaScript is null ? ["bare", "ours"] : ["bare", "ours", "javascript"];
        await TableAsync("steady, HTTP/1.1 without TLS", "http", kinds, load, javaScript);
        await TableAsync("steady, HTTP/2 over TLS", "https", kinds, load, javaScript);
        foreach (int jobs in (int[])[200, 1000])
        {
            LoadArguments flight = load with { Jobs = jobs, Parallel = jobs, JobMilliseconds = 5000, Rounds = 1 };
            await TableAsync($"{jobs} jobs of 5 s in flight, HTTP/1.1 without TLS", "http", kinds, flight, javaScript);
            await TableAsync($"{jobs} jobs of 5 s in flight, HTTP/2 over TLS", "https", kinds, flight, javaScript);
        }

        return 0;
    }

    private static async Task TableAsync(string title, string scheme, string[] kinds, LoadArguments load, string? javaScript)
    {
        using LoadProcess server = LoadProcess.StartSelf(["server", scheme]);
        string[] words = (await server.ReadLineAsync()).Split(' ');
        LoadArguments there = load with { Server = new(words[0] + "/") };
        Dictionary<string, List<LoadFigures>> all = kinds.ToDictionary(kind => kind, _ => new List<LoadFigures>());
        for (int round = 0; round < load.Rounds; round++)
        {
            foreach (string kind in kinds)
            {
                all[kind].Add(await MeasureAsync(kind, there, words[1], javaScript));
            }
        }

        Print(title, all, load);
    }

    private static async Task<LoadFigures> MeasureAsync(string kind, LoadArguments load, string certificate, string? javaScript)
    {
        await RequestsAsync(load.Server!);
        using LoadProcess client = kind == "javascript"
            ? JavaScriptPeer.Start(javaScript!, load, certificate)
            : LoadProcess.StartSelf(["client", kind, .. load.Words()], certificate);
        LoadFigures figures = JsonSerializer.Deserialize<LoadFigures>(await client.ReadLineAsync())!;
        return figures with { Requests = (double)await RequestsAsync(load.Server!) / load.Jobs };
    }

    /// <summary>The requests since the last call. The server's certificate is its own, and nothing is sent to it here.</summary>
    private static async Task<long> RequestsAsync(Uri server)
    {
        using HttpClientHandler handler = new() { ServerCertificateCustomValidationCallback = HttpClientHandler.DangerousAcceptAnyServerCertificateValidator };
        using HttpClient http = new(handler);
        return long.Parse(await http.GetStringAsync(new Uri(server, "_count")), CultureInfo.InvariantCulture);
    }

    private static void Print(string title, Dictionary<string, List<LoadFigures>> all, LoadArguments load)
    {
        bool isSteady = load.Jobs > LoadArguments.First;
        Console.WriteLine($"\n{title}: {load.Jobs} jobs, {load.Parallel} at a time, median of {load.Rounds}");
        Console.WriteLine($"{"client",-12}{"first 1000/CPU s",18}{"of bare",9}{"steady/CPU s",14}{"of bare",9}{"KB a job",10}{"requests",10}{"peak MB",9}{"noticed ms",12}");
        int first = Math.Min(load.Jobs, LoadArguments.First);
        double bareFirst = first / Median(all["bare"], one => one.FirstSeconds);
        double bareSteady = (load.Jobs - first) / Median(all["bare"], one => one.SteadySeconds);
        foreach ((string kind, List<LoadFigures> figures) in all)
        {
            double start = first / Median(figures, one => one.FirstSeconds);
            double steady = (load.Jobs - first) / Median(figures, one => one.SteadySeconds);
            string later = isSteady
                ? string.Create(CultureInfo.InvariantCulture, $"{steady,14:F0}{steady / bareSteady,9:F2}{Median(figures, one => one.AllocatedKilobytes),10:F1}")
                : $"{"",33}";
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{kind,-12}{start,18:F0}{start / bareFirst,9:F2}{later}{Median(figures, one => one.Requests),10:F1}{Median(figures, one => one.PeakMegabytes),9:F0}{Median(figures, one => one.NoticedMilliseconds),12:F1}"));
        }
    }

    private static double Median(List<LoadFigures> figures, Func<LoadFigures, double> value) => figures.Select(value).Order().ElementAt(figures.Count / 2);
}
