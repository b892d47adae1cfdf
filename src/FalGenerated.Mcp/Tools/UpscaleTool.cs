using System.Text;
using System.Text.Json.Nodes;
using FalGenerated.BytedanceUpscaler;
using FalGenerated.Mcp.Failures;
using FalGenerated.Mcp.Files;
using FalGenerated.Mcp.Hosting;
using FalGenerated.Mcp.Protocol;
using FalGenerated.Mcp.Spending;
using ModelContextProtocol.Protocol;

namespace FalGenerated.Mcp.Tools;

/// <summary>
/// The <c>upscale</c> tool: the only one that pays. The order is that of the costs: reading a few kilobytes, copying, looking for the job of
/// the same content, limits, confirmation, and then the SDK's own path of every paid call, which checks all of it again.
/// </summary>
internal sealed class UpscaleTool(ServerContext server) : FalTool(Description, Parameters, server.Log)
{
    private const string Confirmation = "confirmation";
    private const string MaxPrice = "max_price_usd";

    private static readonly IReadOnlyList<ToolParameter> Parameters =
    [
        .. UpscaleParameters.All,
        new(Confirmation, ParameterKind.Text, "The code of an earlier call for the same video and options, once the user has agreed to the price that it names."),
        new(MaxPrice, ParameterKind.Number, "The most that this job may cost, in US dollars. It lowers what the server allows, and never raises it."),
    ];

    private static Tool Description => new()
    {
        Name = "upscale",
        Description = "Submits an upscale, which costs money, and returns its job at once; result waits for it. A video that has a job with these options finds that job and pays nothing. Above the operator's figure the first call pays nothing and returns a price with a confirmation code.",
        Annotations = new ToolAnnotations { DestructiveHint = true, IdempotentHint = true, OpenWorldHint = true },
    };

    protected override async Task<JsonObject> RunAsync(ToolArguments arguments, ProgressReporter progress, CancellationToken cancellationToken)
    {
        UpscaleOptions options = UpscaleParameters.Read(arguments);
        decimal? maxPrice = MaxPriceOf(arguments);
        VideoReference video = server.Video(arguments.Required(UpscaleParameters.Video));
        UpscaleQuote look = await video.QuoteAsync(options, cancellationToken).ConfigureAwait(false);
        TotalLimit.UpperBoundOf(look.Price);
        using PrivateCopy copy = await server.CopyAsync(video, progress, cancellationToken).ConfigureAwait(false);
        UpscaleVideoClient upscaler = server.Client.Upscaler;
        UpscaleQuote quote = await upscaler.QuoteAsync(VideoSource.FromFile(copy.Path), options, cancellationToken).ConfigureAwait(false);
        UpscaleFileOptions fileOptions = FileOptionsOf(video, quote, progress);
        if (await upscaler.FindFileJobAsync(copy.Path, options, fileOptions, cancellationToken).ConfigureAwait(false) is { } earlier)
        {
            return await ReplyAsync("existing", earlier, cancellationToken).ConfigureAwait(false);
        }

        await server.Limit.RequireRoomAsync(quote.Price, cancellationToken).ConfigureAwait(false);
        decimal atMost = quote.AtMostUsd;
        RequireBelow(maxPrice, atMost);
        if (CodeToAskFor(arguments, upscaler.ComputeIdempotencyKey(options.For($"sha256:{copy.Sha256}")), atMost) is { } code)
        {
            return await AskAsync(quote, code, cancellationToken).ConfigureAwait(false);
        }

        (FalJob<UpscaleVideoOutput> job, _) = await upscaler.SubmitFileAsync(copy.Path, options, fileOptions, cancellationToken).ConfigureAwait(false);
        JsonObject reply = await ReplyAsync("submitted", job, cancellationToken).ConfigureAwait(false);
        reply["price"] = Replies.Price(quote);
        return reply;
    }

    /// <summary>A new code; null when none is needed, or when the call's own holds and is used up now.</summary>
    /// <exception cref="ToolException">The call's own does not hold.</exception>
    private string? CodeToAskFor(ToolArguments arguments, string input, decimal atMost)
    {
        if (atMost <= server.Settings.ConfirmAboveUsd)
        {
            return null;
        }

        if (arguments.Text(Confirmation) is not { } code)
        {
            return server.Confirmations.Issue(input, atMost);
        }

        server.Confirmations.Use(code, input, atMost);
        return null;
    }

    /// <summary>Every submit takes its sum out of the one budget.</summary>
    private UpscaleFileOptions FileOptionsOf(VideoReference video, UpscaleQuote quote, ProgressReporter progress) => new()
    {
        Submit = new SubmitOptions { Quote = quote, Budget = server.Limit.Budget, Label = LabelOf(video) },
        Transfer = progress,
    };

    private async Task<JsonObject> AskAsync(UpscaleQuote quote, string code, CancellationToken cancellationToken) => new()
    {
        ["state"] = "confirmation_required",
        [Confirmation] = code,
        ["price"] = Replies.Price(quote),
        ["findings"] = Replies.Array(quote.Findings.Select(finding => finding.Message)),
        ["limit"] = await Replies.LimitAsync(server, cancellationToken).ConfigureAwait(false),
        ["next"] = "Nothing was sent. Show the user the price; when the user agrees, call upscale again with the same arguments and this confirmation.",
    };

    private async Task<JsonObject> ReplyAsync(string state, FalJob<UpscaleVideoOutput> job, CancellationToken cancellationToken) => new()
    {
        ["state"] = state,
        ["job"] = job.RequestId,
        ["limit"] = await Replies.LimitAsync(server, cancellationToken).ConfigureAwait(false),
        ["next"] = "Call result with this job; it can wait, and saves the video.",
    };

    private static decimal? MaxPriceOf(ToolArguments arguments) => arguments.Number(MaxPrice) is { } usd && usd <= 0
        ? throw new ToolException($"'{MaxPrice}' must be above 0, so nothing was sent: leave it out for no limit of this call's own.")
        : arguments.Number(MaxPrice);

    private static void RequireBelow(decimal? maxPrice, decimal atMost)
    {
        if (atMost > maxPrice)
        {
            throw new FalSpendingLimitException(SpendingLimitKind.Job, atMost, maxPrice);
        }
    }

    // The journal takes neither a longer one nor control characters.
    private static string LabelOf(VideoReference video) => string.Concat(video.Name.EnumerateRunes().Where(rune => !Rune.IsControl(rune)).Take(100));
}
