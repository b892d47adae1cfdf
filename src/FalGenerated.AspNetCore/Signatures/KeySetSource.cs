using System.Text.Json;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace FalGenerated.AspNetCore.Signatures;

/// <summary>
/// The service's key set, kept for at most 24 hours. It is loaded anew after 12, and when a delivery is signed by a key that it lacks; the
/// latter at most once a minute, so that forged deliveries do not become requests to the service.
/// </summary>
internal sealed partial class KeySetSource(
    IHttpClientFactory clients, IOptions<FalWebhookOptions> options, IOptions<FalOptions> fal, TimeProvider time, ILogger<KeySetSource> log) : IDisposable
{
    /// <summary>The name of its HTTP client in the host's factory.</summary>
    public const string ClientName = "FalGenerated.webhook-keys";

    private static readonly TimeSpan RefreshAfter = TimeSpan.FromHours(12);
    private static readonly TimeSpan ExpireAfter = TimeSpan.FromHours(24);
    private static readonly TimeSpan BetweenLoads = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan AfterFailure = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(10);
    private readonly SemaphoreSlim gate = new(1);
    private KeySet? present;
    private long? lastLoad;
    private bool hasFailed;

    private Uri Address => options.Value.KeySetUrl ?? new Uri($"{fal.Value.RestUrl.AbsoluteUri.TrimEnd('/')}/.well-known/jwks.json");

    /// <summary>Gets the present set, loaded first if need be; null where it cannot be had.</summary>
    public async ValueTask<KeySet?> GetAsync(CancellationToken cancellationToken)
    {
        KeySet? set = Volatile.Read(ref present);
        if (set is not null && AgeOf(set) < RefreshAfter)
        {
            return set;
        }

        set = await ReloadAsync(set, cancellationToken).ConfigureAwait(false) ?? set;
        return set is not null && AgeOf(set) < ExpireAfter ? set : null;
    }

    /// <summary>Gets a set other than one that did not do, loading it unless that happened just now; null where there is none.</summary>
    public async Task<KeySet?> ReloadAsync(KeySet? known, CancellationToken cancellationToken)
    {
        await gate.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (present != known)
            {
                return present;
            }

            if (lastLoad is { } last && time.GetElapsedTime(last) < (hasFailed ? AfterFailure : BetweenLoads))
            {
                return null;
            }

            lastLoad = time.GetTimestamp();
            KeySet? loaded = await TryLoadAsync().ConfigureAwait(false);
            hasFailed = loaded is null;
            Volatile.Write(ref present, loaded ?? present);
            return loaded;
        }
        finally
        {
            gate.Release();
        }
    }

    public void Dispose() => gate.Dispose();

    private TimeSpan AgeOf(KeySet set) => time.GetElapsedTime(set.LoadedAt);

    // Not the delivery's own token: a sender that hangs up must not end the load for all.
    private async Task<KeySet?> TryLoadAsync()
    {
        using CancellationTokenSource limit = new(Timeout, time);
        try
        {
            using HttpClient http = clients.CreateClient(ClientName);
            byte[] json = await http.GetByteArrayAsync(Address, limit.Token).ConfigureAwait(false);
            return KeySet.Read(json, time.GetTimestamp());
        }
        catch (Exception error) when (error is HttpRequestException or OperationCanceledException or JsonException)
        {
            LoadFailed(log, Address.Host, error.Message);
            return null;
        }
    }

    [LoggerMessage(LogLevel.Error, "The webhook key set of {Host} could not be loaded, so deliveries cannot be verified: check FalWebhookOptions.KeySetUrl and the network. ({Reason})")]
    private static partial void LoadFailed(ILogger log, string host, string reason);
}
