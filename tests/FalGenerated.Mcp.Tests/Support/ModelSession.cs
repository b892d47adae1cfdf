using System.IO.Pipelines;
using FalGenerated.Mcp.Hosting;
using Microsoft.Extensions.Logging.Abstractions;
using ModelContextProtocol;
using ModelContextProtocol.Client;
using ModelContextProtocol.Protocol;

namespace FalGenerated.Mcp.Tests.Support;

/// <summary>The official client, connected to the real server over pipes or over the streams of a process.</summary>
internal sealed class ModelSession : IAsyncDisposable
{
    private readonly Func<Task> end;

    private ModelSession(McpClient client, Func<Task> end)
    {
        Client = client;
        this.end = end;
    }

    public McpClient Client { get; }

    public static async Task<ModelSession> InProcessAsync(params string[] args)
    {
        Pipe toServer = new();
        Pipe toClient = new();
        CancellationTokenSource ended = new();
        ServerEnvironment environment = new(
            toServer.Reader.AsStream(), toClient.Writer.AsStream(), TextWriter.Null, TextWriter.Null, NullLoggerFactory.Instance, ended.Token);
        Task<int> server = McpProgram.RunAsync(args, environment);
        StreamClientTransport transport = new(toServer.Writer.AsStream(), toClient.Reader.AsStream());
        McpClient client = await McpClient.CreateAsync(transport, cancellationToken: McpBench.Token);
        return new ModelSession(client, async () =>
        {
            await ended.CancelAsync();
            Assert.Equal(0, await server);
            ended.Dispose();
        });
    }

    /// <summary>A server that is a process of its own, of the built program.</summary>
    public static Task<ModelSession> OverStdioAsync(IDictionary<string, string?> variables, Action<string> log, params string[] args) =>
        OverStdioAsync("dotnet", variables, log, [Path.Combine(AppContext.BaseDirectory, "fal-mcp.dll"), .. args]);

    public static async Task<ModelSession> OverStdioAsync(string program, IDictionary<string, string?> variables, Action<string> log, string[] args)
    {
        StdioClientTransport transport = new(new StdioClientTransportOptions
        {
            Command = program,
            Arguments = args,
            EnvironmentVariables = variables,
            StandardErrorLines = log,
        });
        return new ModelSession(await McpClient.CreateAsync(transport, cancellationToken: McpBench.Token), () => Task.CompletedTask);
    }

    public async Task<ToolReply> CallAsync(string tool, object? arguments = null, IProgress<ProgressNotificationValue>? progress = null)
    {
        Dictionary<string, object?> named = arguments as Dictionary<string, object?>
            ?? arguments?.GetType().GetProperties().ToDictionary(property => property.Name, property => property.GetValue(arguments)) ?? [];
        CallToolResult result = await Client.CallToolAsync(tool, named, progress, cancellationToken: McpBench.Token);
        return new ToolReply(result);
    }

    public Task<ToolReply> UpscaleAsync(string video) => CallAsync("upscale", new { video });

    public async ValueTask DisposeAsync()
    {
        await Client.DisposeAsync();
        await end();
    }
}
