using System.Net.Http.Headers;
using FalGenerated.Wire;

namespace FalGenerated.Transport;

/// <summary>
/// The one place that writes the key, or an access token instead of it. A request to any origin that the options do not name is refused before it
/// leaves: an address out of a response, a token or a redirect must never see the key.
/// </summary>
internal sealed class FalAuthenticationHandler(FalSettings settings) : DelegatingHandler
{
    private static readonly ProductInfoHeaderValue Product =
        new("FalGenerated", typeof(FalAuthenticationHandler).Assembly.GetName().Version?.ToString(3) ?? "0");

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (!settings.Origins.MayHaveKey(request.RequestUri))
        {
            throw new FalForeignAddressException(request.RequestUri);
        }

        FalKey used = request.Options.Key ?? await OwnAsync(request, cancellationToken).ConfigureAwait(false);
        request.Headers.Remove("Authorization");
        request.Headers.TryAddWithoutValidation("Authorization", used.ForHeader());
        if (request.Headers.UserAgent.Count == 0)
        {
            request.Headers.UserAgent.Add(Product);
        }

        return await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The client's own credential: for the queue an access token where one is given, else the key.</summary>
    private async ValueTask<FalKey> OwnAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
        settings.AccessToken is { } tokenOf && IsForQueue(request)
            ? FalKey.OfToken(await tokenOf(cancellationToken).ConfigureAwait(false)) ?? throw new FalConfigurationException(
                ["AccessToken gave a text that is empty, or holds a blank, a line break or a character outside ASCII: return the token alone."])
            : settings.Key ?? throw new FalConfigurationException(
                ["Set ApiKey for uploads, synchronous runs, streams of models and the platform's operations: an access token is for the queue only."]);

    private bool IsForQueue(HttpRequestMessage request) =>
        request.Options.Operation is not (FalOperation.Run or FalOperation.ModelStream or FalOperation.Storage)
        && (FalOrigins.Same(settings.QueueUrl, request.RequestUri!) || (FalOrigins.BackupOf(settings.QueueUrl) is { } backup && FalOrigins.Same(backup, request.RequestUri!)));
}
