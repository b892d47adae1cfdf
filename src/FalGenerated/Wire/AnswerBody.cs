using System.Buffers;
using System.Text;

namespace FalGenerated.Wire;

/// <summary>The bounds of a body from the service, and its reading within them. Nothing else reads the body of an answer to a call with the key.</summary>
internal static class AnswerBody
{
    /// <summary>The longest success in bytes. Outputs of the queue are a few kilobytes; one that holds its file as a <c>data:</c> address may have megabytes.</summary>
    public const int LongestSuccess = 16 * 1024 * 1024;

    /// <summary>The bytes that are read of a failure. No failure of a job is that long.</summary>
    public const int LongestFailure = 256 * 1024;

    /// <summary>Reads a body into the answer. It is done once: a body that was read stays as it is.</summary>
    /// <param name="response">The answer, which holds the body afterwards.</param>
    /// <param name="most">The limit in bytes.</param>
    /// <param name="cuts">Whether a longer body is cut there; else it is an error.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="HttpRequestException">It is longer than that, or broke off.</exception>
    public static async Task LoadAsync(HttpResponseMessage response, int most, bool cuts, CancellationToken cancellationToken)
    {
        if (response.Content is LoadedContent)
        {
            return;
        }

        if (!cuts && response.Content.Headers.ContentLength > most)
        {
            throw TooLong(most);
        }

        LoadedContent loaded = await LoadedContent.OfAsync(response.Content, most, cancellationToken).ConfigureAwait(false);
        response.Content.Dispose();
        response.Content = loaded;
        if (loaded.IsCut && !cuts)
        {
            throw TooLong(most);
        }
    }

    /// <summary>Reads a success whole, and of a failure as much as a message can need.</summary>
    /// <exception cref="HttpRequestException">A success is too long, or the body broke off.</exception>
    public static Task LoadAsync(HttpResponseMessage response, CancellationToken cancellationToken) => response.IsSuccessStatusCode
        ? LoadAsync(response, LongestSuccess, cuts: false, cancellationToken)
        : LoadAsync(response, LongestFailure, cuts: true, cancellationToken);

    /// <summary>The body that was read, from its beginning.</summary>
    public static StreamReader Open(HttpResponseMessage response)
    {
        LoadedContent loaded = (LoadedContent)response.Content;

        // Most answers have a few hundred bytes, and a reader makes buffers of what it is told.
        return new(loaded.Open(), Encoding.UTF8, detectEncodingFromByteOrderMarks: true, (int)Math.Clamp(loaded.Length, 128, 4096));
    }

    /// <summary>The beginning of the body as text: what a message or a reading of a failure can need.</summary>
    public static async Task<string> StartAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        await LoadAsync(response, cancellationToken).ConfigureAwait(false);
        using StreamReader text = Open(response);
        char[] start = ArrayPool<char>.Shared.Rent((int)Math.Min(((LoadedContent)response.Content).Length, LongestFailure));
        try
        {
            return new string(start, 0, text.ReadBlock(start, 0, Math.Min(start.Length, LongestFailure)));
        }
        finally
        {
            ArrayPool<char>.Shared.Return(start, clearArray: true);
        }
    }

    private static HttpRequestException TooLong(int most) => new(
        HttpRequestError.ConfigurationLimitExceeded, FormattableString.Invariant($"The answer is longer than {most} bytes, which is no answer of the service."));
}
