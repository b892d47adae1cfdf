using System.Text.Json.Nodes;
using FalGenerated.BytedanceUpscaler;
using FalGenerated.Mcp.Files;
using FalGenerated.Mcp.Hosting;
using FalGenerated.Mcp.Protocol;
using ModelContextProtocol.Protocol;

namespace FalGenerated.Mcp.Tools;

/// <summary>The <c>quote</c> tool: the price of an upscale, and nothing else.</summary>
internal sealed class QuoteTool(ServerContext server) : FalTool(Description, UpscaleParameters.All, server.Log)
{
    private static Tool Description => new()
    {
        Name = "quote",
        Description = "Says what an upscale will cost, at least and at most, and what is left of the total limit. Free of charge: it reads a few kilobytes of the video and submits nothing.",
        Annotations = new ToolAnnotations { ReadOnlyHint = true, OpenWorldHint = true },
    };

    protected override async Task<JsonObject> RunAsync(ToolArguments arguments, ProgressReporter progress, CancellationToken cancellationToken)
    {
        VideoReference video = server.Video(arguments.Required(UpscaleParameters.Video));
        UpscaleQuote quote = await video.QuoteAsync(UpscaleParameters.Read(arguments), cancellationToken).ConfigureAwait(false);
        return new JsonObject
        {
            ["price"] = Replies.Price(quote),
            ["predicted_size"] = quote.PredictedSize?.ToString(),
            ["findings"] = Replies.Array(quote.Findings.Select(finding => finding.Message)),
            ["limit"] = await Replies.LimitAsync(server, cancellationToken).ConfigureAwait(false),
        };
    }
}
