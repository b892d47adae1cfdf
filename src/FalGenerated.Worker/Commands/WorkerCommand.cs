using System.CommandLine;
using System.Net;
using FalGenerated.PostgreSql;
using FalGenerated.Quartz;
using FalGenerated.Worker.Hosting;
using FalGenerated.Worker.Status;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace FalGenerated.Worker.Commands;

/// <summary>The <c>worker</c> command: runs the clips of all batches, with a status page on loopback, until it is told to stop.</summary>
internal sealed class WorkerCommand : Command
{
    private static readonly FalQuartzOptions Usual = new();

    private readonly DatabaseOption database = new();
    private readonly ServiceOption service = new();
    private readonly Option<int> concurrency = NumberOptions.Whole("--concurrency", "N", "Uploads, submits, looks and downloads at once", Usual.Concurrency, 1, 200);
    private readonly Option<int> statusPort = NumberOptions.Whole("--status-port", "N", "Port of the status page on this machine, 0 for a free one", 0, 0, 65_535);
    private readonly Option<decimal?> shortestPause = NumberOptions.Above0("--shortest-pause", "S", "Shortest pause between two looks at a job, in seconds; 3 by default.");
    private readonly Option<decimal?> longestPause = NumberOptions.Above0("--longest-pause", "S", "Longest pause between two looks, in seconds; 60 by default.");
    private readonly Option<decimal?> deadAfter = NumberOptions.Above0("--dead-after", "S", "Time after which a silent worker's clips are taken over, in seconds; 15 by default.");
    private readonly Option<decimal?> doubtWindow = NumberOptions.Above0("--doubt-window", "S", "Time for which a clip in doubt is looked up, in seconds; 900 by default.");
    private readonly TextWriter output;

    public WorkerCommand(TextWriter output)
        : base("worker", "Run the clips of all batches, together with every other worker on the database.")
    {
        this.output = output;
        database.AddTo(this);
        service.AddTo(this);
        foreach (Option option in (Option[])[concurrency, statusPort, shortestPause, longestPause, deadAfter, doubtWindow])
        {
            Add(option);
        }

        SetAction(RunAsync);
    }

    private async Task<int> RunAsync(ParseResult parse, CancellationToken cancellationToken)
    {
        FalPostgreSqlStore store = database.Open(parse);
        await using (store.ConfigureAwait(false))
        {
            await store.CheckAsync(cancellationToken).ConfigureAwait(false);
        }

        WebApplication host = Build(parse);
        await using (host.ConfigureAwait(false))
        {
            StatusPage.MapTo(host);
            await host.StartAsync(cancellationToken).ConfigureAwait(false);
            string address = host.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
            await output.WriteLineAsync($"working; status at {address}/ (stop with Ctrl-C: running steps are awaited)").ConfigureAwait(false);
            await output.FlushAsync(cancellationToken).ConfigureAwait(false);
            await host.WaitForShutdownAsync(cancellationToken).ConfigureAwait(false);
            return (int)ExitCode.Success;
        }
    }

    private WebApplication Build(ParseResult parse)
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        builder.Logging.ClearProviders().SetMinimumLevel(LogLevel.Warning).AddSimpleConsole(console => console.SingleLine = true);
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, parse.GetValue(statusPort)));
        FalOptions live = service.Read(parse);
        builder.Services.AddFal(options =>
        {
            (options.ApiKey, options.QueueUrl, options.RunUrl, options.RestUrl, options.ApiUrl) = (live.ApiKey, live.QueueUrl, live.RunUrl, live.RestUrl, live.ApiUrl);
        });
        builder.Services.AddFalWorker(database.ConnectionString(parse), options => Configure(options, parse), database.Configure(parse));
        return builder.Build();
    }

    private void Configure(FalQuartzOptions options, ParseResult parse)
    {
        options.Concurrency = parse.GetValue(concurrency);
        options.ShortestPause = Seconds(parse.GetValue(shortestPause)) ?? options.ShortestPause;
        options.LongestPause = Seconds(parse.GetValue(longestPause)) ?? options.LongestPause;
        options.DeadAfter = Seconds(parse.GetValue(deadAfter)) ?? options.DeadAfter;
        options.DoubtWindow = Seconds(parse.GetValue(doubtWindow)) ?? options.DoubtWindow;
    }

    private static TimeSpan? Seconds(decimal? seconds) => seconds is { } value ? TimeSpan.FromSeconds((double)value) : null;
}
