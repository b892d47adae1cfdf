using FalGenerated.Wire;

namespace FalGenerated;

/// <summary>
/// A job at the service: a value that can be printed, stored as its <see cref="Token"/>, and resumed in any process on any machine.
/// It never changes; asking for its status gives a status, not another job.
/// </summary>
public abstract class FalJob
{
    private protected FalJob()
    {
    }

    /// <summary>The request id.</summary>
    public abstract string RequestId { get; }

    /// <summary>The full endpoint id.</summary>
    public abstract string EndpointId { get; }

    /// <summary>The time of the submit, by this machine's clock; for a job that was made from a request id, the time at which it was made.</summary>
    public abstract DateTimeOffset SubmittedAt { get; }

    /// <summary>The addresses of its status, result and cancel.</summary>
    internal abstract JobAddresses Addresses { get; }

    /// <summary>The job as versioned text without secrets: neither key nor input nor an address with a query.</summary>
    public abstract string Token { get; }

    /// <summary>Asks once for the status. Free of charge; repeated on passing failures.</summary>
    /// <param name="logs">Whether to ask for the log lines; the answer holds all lines so far.</param>
    /// <param name="cancellationToken">Cancels the call, not the job.</param>
    /// <exception cref="FalApiException">The service does not know the job, or it belongs to another key. The service does not accept the key.</exception>
    /// <exception cref="FalConnectionException">The service could not be reached.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public abstract Task<QueueStatus> GetStatusAsync(bool logs = false, CancellationToken cancellationToken = default);

    /// <summary>Asks the service to cancel the job. A job that runs already may still finish and be billed.</summary>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The outcome; a job that is finished already is no error.</returns>
    /// <exception cref="FalApiException">The service does not know the job, or it belongs to another key.</exception>
    /// <exception cref="FalConnectionException">The service could not be reached.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public abstract Task<CancelOutcome> CancelAsync(CancellationToken cancellationToken = default);

    /// <summary>Follows the job's status until it is finished. Whether it succeeded is told by its result only.</summary>
    /// <param name="options">Deadline and log lines; null means no deadline and no log lines.</param>
    /// <param name="cancellationToken">Ends the wait, not the job, unless the options say so.</param>
    /// <returns>Each status that was seen; the last one is completed.</returns>
    /// <exception cref="ArgumentException">The timeout is not longer than zero.</exception>
    /// <exception cref="FalApiException">The service does not know the job, or it belongs to another key.</exception>
    /// <exception cref="FalTimeoutException">The timeout is over, or the service was away for five minutes; it holds the job, which goes on.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public abstract IAsyncEnumerable<QueueStatus> WatchAsync(WaitOptions? options = null, CancellationToken cancellationToken = default);

    /// <summary>Endpoint and request id.</summary>
    public override string ToString() => $"{EndpointId} {RequestId}";
}
