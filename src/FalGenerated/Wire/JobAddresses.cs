using FalGenerated.Wire;

namespace FalGenerated.Wire;

/// <summary>The addresses of a job's status, result and cancel. All three lie at the configured queue.</summary>
/// <param name="Status">Status; the stream is below it.</param>
/// <param name="Result">Result.</param>
/// <param name="Cancel">Cancel.</param>
internal sealed record JobAddresses(Uri Status, Uri Result, Uri Cancel)
{
    /// <summary>The status stream.</summary>
    public Uri Stream => new(Status.AbsoluteUri.TrimEnd('/') + "/stream");

    /// <summary>Built from the id. Owner and app only: the full path answers 405 for these calls.</summary>
    internal static JobAddresses Build(Uri queue, string appId, string requestId)
    {
        Uri result = new(queue, $"{appId}/requests/{Uri.EscapeDataString(requestId)}");
        return new JobAddresses(new Uri(result.AbsoluteUri + "/status"), result, new Uri(result.AbsoluteUri + "/cancel"));
    }

    /// <summary>
    /// Those that an answer names, each where it is usable, else the built one. Usable: absolute, at the queue's own origin, and without
    /// user information, query or fragment (a token holds these addresses and must hold no secret).
    /// A result address that ends in <c>/response</c> is in some samples of the service and answers 405.
    /// </summary>
    internal static JobAddresses Choose(JobAddresses built, Uri queue, QueueStatus answer)
    {
        Uri? result = Usable(queue, answer.ResponseUrl);
        return new JobAddresses(
            Usable(queue, answer.StatusUrl) ?? built.Status,
            result is null || result.AbsolutePath.TrimEnd('/').EndsWith("/response", StringComparison.Ordinal) ? built.Result : result,
            Usable(queue, answer.CancelUrl) ?? built.Cancel);
    }

    private static Uri? Usable(Uri queue, string? text) =>
        Uri.TryCreate(text, UriKind.Absolute, out Uri? address)
        && FalOrigins.Same(queue, address)
        && (address.UserInfo + address.Query + address.Fragment).Length == 0
            ? address
            : null;
}
