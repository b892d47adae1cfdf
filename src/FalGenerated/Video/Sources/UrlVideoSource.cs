using FalGenerated.Net;
using FalGenerated.Video.Containers;
using FalGenerated.Video.Reading;

namespace FalGenerated.Video.Sources;

/// <summary>An http or https address, asked by ranges.</summary>
internal sealed class UrlVideoSource : VideoSource
{
    private readonly UrlRules rules;
    private readonly Uri url;

    public UrlVideoSource(Uri url, UrlRules rules)
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
        this.url = url;
    }

    internal override Uri Address => url;

    internal override async Task<VideoInfo> ReadAsync(ProbeOptions options, CancellationToken cancellationToken)
    {
        ProbeBudget budget = new(ProbeLimits.ForAddress(options));
        HttpByteSource source = new(url, rules, budget);
        using CancellationTokenSource timeout = new(options.Timeout, options.TimeProvider);
        using CancellationTokenSource either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        VideoInfo info;
        try
        {
            info = await ContainerProbe.RunAsync(source, budget, either.Token).ConfigureAwait(false);
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

        return info with { HttpStatus = info.HttpStatus ?? source.Status, ContentType = source.ContentType, ETag = source.ETag };
    }
}
