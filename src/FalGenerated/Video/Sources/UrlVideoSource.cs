using FalGenerated.Net;

namespace FalGenerated.Video;

/// <summary>An http or https address, asked by ranges.</summary>
internal sealed class UrlVideoSource : VideoSource
{
    private readonly UrlProbeOptions rules;

    public UrlVideoSource(Uri url, UrlProbeOptions rules)
        : base(VideoSourceKind.Url, Redact.Address(url))
    {
        ArgumentNullException.ThrowIfNull(url);
        if (!url.IsAbsoluteUri || (url.Scheme != Uri.UriSchemeHttp && url.Scheme != Uri.UriSchemeHttps))
        {
            throw new ArgumentException("The address must be absolute, and http or https. Upload a local file first.", nameof(url));
        }

        if (rules.Client?.DefaultRequestHeaders.Contains("Authorization") == true)
        {
            throw new ArgumentException("The client sends an Authorization header, which a video's host must not see. Give one without.", nameof(rules));
        }

        this.rules = rules;
        Url = url;
    }

    /// <summary>The whole address. It may be a credential.</summary>
    public Uri Url { get; }

    internal override async Task<VideoInfo> ReadAsync(ProbeOptions options, CancellationToken cancellationToken)
    {
        ProbeBudget budget = new(options.MaxBoxes, options.MaxHttpRequests, options.MaxHttpBytes);
        HttpByteSource source = new(Url, rules, budget);
        using CancellationTokenSource timeout = new(options.HttpTimeout, options.TimeProvider);
        using CancellationTokenSource either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        VideoInfo info;
        try
        {
            info = await ProbeCore.RunAsync(source, budget, options, either.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            info = new VideoInfo
            {
                Outcome = VideoOutcome.BudgetExceeded,
                Notes = ["The server did not answer in time."],
                BytesRead = budget.Bytes,
                Reads = budget.Reads,
            };
        }

        return info with { HttpStatus = info.HttpStatus ?? source.Status, ContentType = source.ContentType };
    }
}
