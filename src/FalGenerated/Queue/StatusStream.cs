using System.Net;
using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using FalGenerated.Errors;
using FalGenerated.Wire;
using Newtonsoft.Json;

namespace FalGenerated.Queue;

/// <summary>One connection of the status stream. Its end says nothing about the job: only a status that came does.</summary>
internal static class StatusStream
{
    /// <summary>Three times the service's comment interval.</summary>
    public static readonly TimeSpan LongestSilence = TimeSpan.FromSeconds(45);

    // An event holds all log lines so far.
    private const int LongestEvent = 4 * 1024 * 1024;

    /// <summary>Each status that comes, until the connection ends.</summary>
    /// <exception cref="NoStreamException">The service offers no stream here.</exception>
    /// <exception cref="FalApiException">The service answered with a failure.</exception>
    /// <exception cref="IOException">The connection broke, was silent for too long, or sent an event without an end.</exception>
    public static async IAsyncEnumerable<QueueStatus> OpenAsync(
        HttpClient http, Uri address, bool logs, FalKey? key, TimeProvider time, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using HttpRequestMessage request = new(HttpMethod.Get, logs ? new Uri(address.AbsoluteUri + "?logs=1") : address) { Version = HttpVersion.Version20 };
        request.Headers.TryAddWithoutValidation("Accept", "text/event-stream");
        request.Options.Operation = FalOperation.Stream;
        request.Options.Key = key;
        using HttpResponseMessage response = await SendAsync(http, request, time, cancellationToken).ConfigureAwait(false);
        await CheckAsync(response, time, cancellationToken).ConfigureAwait(false);
        Stream body = await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        await using ConfiguredAsyncDisposable _ = body.ConfigureAwait(false);
        using EventLimitedStream limited = new(body, LongestSilence, LongestEvent, time);
        await foreach (SseItem<string> item in SseParser.Create(limited).EnumerateAsync(cancellationToken).ConfigureAwait(false))
        {
            limited.BeginEvent();
            if (Read(item.Data) is { } status)
            {
                yield return status;
            }
        }
    }

    private static Task<HttpResponseMessage> SendAsync(
        HttpClient http, HttpRequestMessage request, TimeProvider time, CancellationToken cancellationToken) =>
        InTimeAsync(token => http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, token), time, cancellationToken);

    /// <summary>Runs a step before the first event, within the longest silence.</summary>
    private static async Task<T> InTimeAsync<T>(Func<CancellationToken, Task<T>> step, TimeProvider time, CancellationToken cancellationToken)
    {
        using CancellationTokenSource limit = new(LongestSilence, time);
        using CancellationTokenSource either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            return await step(either.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException error) when (!cancellationToken.IsCancellationRequested)
        {
            throw new IOException("The stream was not opened in time.", error);
        }
    }

    private static async Task CheckAsync(HttpResponseMessage response, TimeProvider time, CancellationToken cancellationToken)
    {
        int status = (int)response.StatusCode;
        if (status is 404 or 405 or 406 or 501)
        {
            throw new NoStreamException($"The stream's address answered {status}.");
        }

        if (!response.IsSuccessStatusCode)
        {
            string text = await InTimeAsync(token => AnswerBody.StartAsync(response, token), time, cancellationToken).ConfigureAwait(false);
            throw Failures.OfAnswer(ErrorResponseReader.Read(HttpAnswer.Of(response, text), time));
        }

        if (response.Content.Headers.ContentType?.MediaType is not "text/event-stream")
        {
            throw new NoStreamException("The stream's address answered with another content type.");
        }
    }

    /// <summary>A status; null for an event that holds none, such as an empty one.</summary>
    /// <exception cref="IOException">The event is not JSON: the line was cut, so the connection is not to be trusted.</exception>
    private static QueueStatus? Read(string data)
    {
        try
        {
            return string.IsNullOrWhiteSpace(data) ? null : FalJson.Read<QueueStatus>(data) is { Status.Value.Length: > 0 } status ? status : null;
        }
        catch (JsonException error)
        {
            throw new IOException("An event of the stream cannot be read.", error);
        }
    }
}
