namespace FalGenerated.Transport;

/// <summary>Reads the service's time from every answer to a call with the key. File hosts have clocks of their own.</summary>
internal sealed class ClockHandler(ServiceClock clock) : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        HttpResponseMessage response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
        clock.Observe(response);
        return response;
    }
}
