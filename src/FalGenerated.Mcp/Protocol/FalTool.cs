using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using FalGenerated.Mcp.Failures;
using Microsoft.Extensions.Logging;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace FalGenerated.Mcp.Protocol;

/// <summary>A tool: arguments in, one JSON object out. Every failure becomes one sentence, marked as an error.</summary>
internal abstract partial class FalTool(Tool description, IReadOnlyList<ToolParameter> parameters, ILogger log) : McpServerTool
{
    // The text is read by models, not set into web pages.
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public override Tool ProtocolTool { get; } = Complete(description, parameters);

    public override IReadOnlyList<object> Metadata => [];

    public override async ValueTask<CallToolResult> InvokeAsync(RequestContext<CallToolRequestParams> request, CancellationToken cancellationToken = default)
    {
        ProgressReporter progress = new(request.Server, request.Params?.ProgressToken);
        try
        {
            ToolArguments arguments = ToolArguments.Of(ProtocolTool.Name, parameters, request.Params?.Arguments);
            JsonObject reply = await RunAsync(arguments, progress, cancellationToken).ConfigureAwait(false);
            await progress.CompleteAsync().ConfigureAwait(false);
            return ReplyOf(reply);
        }
        catch (Exception error) when (!cancellationToken.IsCancellationRequested && FailureText.Of(error) is { } sentence)
        {
            return FailureOf(sentence);
        }
#pragma warning disable CA1031 // Any exception: a defect must not end the server, nor show the model what is inside it.
        catch (Exception error) when (!cancellationToken.IsCancellationRequested)
#pragma warning restore CA1031
        {
            LogDefect(log, error, ProtocolTool.Name);
            return FailureOf($"{ProtocolTool.Name} failed by a fault of the server's own: see its log.");
        }
    }

    /// <summary>Runs the call; failures are exceptions.</summary>
    protected abstract Task<JsonObject> RunAsync(ToolArguments arguments, ProgressReporter progress, CancellationToken cancellationToken);

    private static Tool Complete(Tool description, IReadOnlyList<ToolParameter> parameters)
    {
        description.InputSchema = ToolSchema.Of(parameters);
        return description;
    }

    // Clients that know no structured content read the text.
    private static CallToolResult ReplyOf(JsonObject reply) => new()
    {
        Content = [new TextContentBlock { Text = reply.ToJsonString(Plain) }],
        StructuredContent = JsonSerializer.SerializeToElement(reply),
    };

    private static CallToolResult FailureOf(string sentence) => new() { Content = [new TextContentBlock { Text = sentence }], IsError = true };

    [LoggerMessage(EventId = 1, Level = LogLevel.Error, Message = "The tool {Tool} failed.")]
    private static partial void LogDefect(ILogger logger, Exception error, string tool);
}
