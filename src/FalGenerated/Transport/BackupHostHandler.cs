using System.Net.Sockets;
using FalGenerated.Diagnostics;
using FalGenerated.Idempotency;
using FalGenerated.Wire;

namespace FalGenerated.Transport;

/// <summary>
/// Sends a request once more, to the backup of a default host, where the connection itself was not made: then nothing was sent. Never after a
/// connection was established, and a paid request only where its permit proves that nothing left.
/// </summary>
internal sealed class BackupHostHandler(FalSettings settings) : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Uri? address = request.RequestUri;
        if (!settings.UsesBackupHosts || FalOrigins.BackupOf(address) is not { } backup)
        {
            return await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
        }

        try
        {
            return await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception error) when (!cancellationToken.IsCancellationRequested && IsUnconnected(error, request.Options.Permit))
        {
            FalLog.BackupHost(settings.Log, address!.Host, backup.Host);
        }

        request.RequestUri = backup;
        try
        {
            return await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            request.RequestUri = address;
        }
    }

    // A connect timeout cannot be told from another one, so that it counts only where the permit saw that the body did not leave.
    private static bool IsUnconnected(Exception error, SendPermit? permit) => error switch
    {
        _ when permit is { Verdict: not SendVerdict.SendAgain } => false,
        HttpRequestException { HttpRequestError: HttpRequestError.NameResolutionError or HttpRequestError.ConnectionError } => true,
        HttpRequestException { InnerException: SocketException socket } => socket.SocketErrorCode is SocketError.ConnectionRefused or SocketError.HostNotFound or SocketError.TryAgain,
        OperationCanceledException => permit is not null,
        _ => false,
    };
}
