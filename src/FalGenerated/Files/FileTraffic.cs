using System.Net;
using System.Runtime.ExceptionServices;

namespace FalGenerated.Files;

/// <summary>Sends one request of a transfer, and tells its failures apart: the caller's wish, a standstill, the network, our own refusal.</summary>
internal static class FileTraffic
{
    /// <summary>Runs one try under a guard against standstills.</summary>
    /// <param name="work">The try.</param>
    /// <param name="failed">Makes the typed failure of what may pass.</param>
    /// <param name="options">The limit.</param>
    /// <param name="time">The clock.</param>
    /// <param name="cancellationToken">The caller's wish.</param>
    public static async Task<T> TryAsync<T>(
        Func<StallGuard, Task<T>> work,
        Func<string, Exception, Exception> failed,
        FalStorageOptions options,
        TimeProvider time,
        CancellationToken cancellationToken)
    {
        using StallGuard guard = new(options.StallTimeout, time, cancellationToken);
        try
        {
            return await work(guard).ConfigureAwait(false);
        }
        catch (Exception error) when (OwnRefusal(error) is { } refusal)
        {
            // Thrown while connecting or writing; the HTTP stack may have wrapped it.
            ExceptionDispatchInfo.Throw(refusal);
            throw;
        }
        catch (OperationCanceledException error) when (!cancellationToken.IsCancellationRequested)
        {
            throw failed(guard.Stalled ? $"nothing moved for {options.StallTimeout}" : "it took too long", error);
        }
        catch (Exception error) when (error is HttpRequestException or IOException)
        {
            throw failed(Describe(error), error);
        }
    }

    /// <summary>Whether a status may be gone on the next try.</summary>
    public static bool IsTransient(HttpStatusCode status) =>
        status is HttpStatusCode.RequestTimeout or (HttpStatusCode)425 or HttpStatusCode.TooManyRequests || (int)status >= 500;

    private static FalException? OwnRefusal(Exception? error)
    {
        for (; error is not null; error = error.InnerException)
        {
            if (error is FalException own)
            {
                return own;
            }
        }

        return null;
    }

    private static string Describe(Exception error) => (error as HttpRequestException)?.HttpRequestError switch
    {
        HttpRequestError.NameResolutionError => "its name could not be resolved",
        HttpRequestError.ConnectionError => "it could not be reached",
        HttpRequestError.SecureConnectionError => "no secure connection came about",
        _ => "the connection broke",
    };
}
