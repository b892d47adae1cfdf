using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using System.Globalization;
using System.Reflection;
using FalGenerated.Mcp.Failures;
using FalGenerated.Mcp.Hosting;
using FalGenerated.Mcp.Tools;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace FalGenerated.Mcp;

/// <summary>Runs the program from arguments to exit code: 0 when the client has gone, 2 when it cannot start.</summary>
internal static class McpProgram
{
    // A folder may be called '@videos', so arguments are taken literally and no response file is read.
    private static readonly ParserConfiguration Parser = new() { ResponseFileTokenReplacer = null };

    public static async Task<int> RunAsync(string[] args, ServerEnvironment environment)
    {
        try
        {
            ServerCommand command = new();
            ParseResult parse = command.Parse(args, Parser);
            if (parse.Errors.Count == 0 && parse.Action is HelpAction or { Terminating: true })
            {
                return await parse.InvokeAsync(new InvocationConfiguration { Output = environment.Help, Error = environment.Error }, environment.Interrupted).ConfigureAwait(false);
            }

            await ServeAsync(command.Read(parse), environment).ConfigureAwait(false);
            return 0;
        }
        catch (OperationCanceledException) when (environment.Interrupted.IsCancellationRequested)
        {
            return 0;
        }
        catch (Exception error) when (SentenceOf(error) is { } sentence)
        {
            await environment.Error.WriteLineAsync($"fal-mcp: {sentence}").ConfigureAwait(false);
            return 2;
        }
    }

    private static async Task ServeAsync(ServerSettings settings, ServerEnvironment environment)
    {
        using ServerContext context = new(settings, environment);

        // A damaged ledger shows now and not at the first job.
        decimal spent = await context.Limit.SpentUsdAsync(environment.Interrupted).ConfigureAwait(false);
        McpServerOptions options = new()
        {
            ServerInfo = new Implementation { Name = "fal-mcp", Version = Version },
            ServerInstructions = InstructionsOf(settings, spent),
            ToolCollection = [new QuoteTool(context), new UpscaleTool(context), new StatusTool(context), new ResultTool(context), new JobsTool(context), new CancelTool(context)],
        };
        StreamServerTransport transport = new(environment.Input, environment.Output, "fal-mcp", environment.Loggers);
        await using (transport.ConfigureAwait(false))
        {
            McpServer server = McpServer.Create(transport, options, environment.Loggers);
            await using (server.ConfigureAwait(false))
            {
                await server.RunAsync(environment.Interrupted).ConfigureAwait(false);
            }
        }
    }

    private static string InstructionsOf(ServerSettings settings, decimal spent) => string.Create(
        CultureInfo.InvariantCulture,
        $"Upscales videos with fal's ByteDance upscaler{(settings.Emulator is null ? ", for money" : ", on an emulator, without cost")}. Call quote first and show the user the price. "
        + $"Jobs that may cost more than {settings.ConfirmAboveUsd} USD need a confirmation code, which the first call of upscale returns: pass it on only when the user has agreed. "
        + $"The total limit is {settings.LimitUsd} USD, of which {Math.Max(0, settings.LimitUsd - spent)} USD is left; no tool raises it. "
        + $"Files are read from and written to {settings.Folders}. The same video with the same options is never paid twice.");

    private static string? SentenceOf(Exception error) => error is StartException ? error.Message : FailureText.Of(error);

    private static string Version { get; } =
        typeof(McpProgram).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "unknown";
}
