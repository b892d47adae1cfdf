using FalGenerated.Cli.Hosting;

namespace FalGenerated.Cli.Doctor;

/// <summary>The configuration that is checked.</summary>
/// <param name="Options">The addresses and the key.</param>
/// <param name="SiteUrl">The site that publishes the contract.</param>
/// <param name="Http">Sends the requests of the checks, none of which costs anything.</param>
/// <param name="Session">The session.</param>
internal sealed record Subject(FalOptions Options, Uri SiteUrl, HttpClient Http, Session Session)
{
    /// <summary>Sends a request and returns the answer, or null if the host does not answer.</summary>
    public async Task<HttpResponseMessage?> TrySendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        try
        {
            return await Http.SendAsync(request, HttpCompletionOption.ResponseContentRead, cancellationToken).ConfigureAwait(false);
        }
        catch (HttpRequestException)
        {
            return null;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return null;
        }
    }
}
