using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using FalGenerated.Wire;
using Newtonsoft.Json;

namespace FalGenerated.Queue;

/// <summary>Reads the outputs of a model's answer: one for each event, or the only one where the model answered without a stream.</summary>
internal static class ModelEvents
{
    /// <exception cref="JsonException">An event is no output.</exception>
    /// <exception cref="IOException">The connection broke, or was silent for too long.</exception>
    public static async IAsyncEnumerable<TOutput> ReadAsync<TOutput>(
        HttpResponseMessage response, TimeSpan longestSilence, TimeProvider time, Action<IReadOnlyList<string>> onMisfits, [EnumeratorCancellation] CancellationToken cancellationToken)
        where TOutput : class
    {
        if (response.Content is LoadedContent)
        {
            using StreamReader text = AnswerBody.Open(response);
            yield return Read<TOutput>(text, onMisfits, cancellationToken);
            yield break;
        }

        Stream body = await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        await using ConfiguredAsyncDisposable _ = body.ConfigureAwait(false);
        using EventLimitedStream limited = new(body, longestSilence, AnswerBody.LongestSuccess, time);
        await foreach (SseItem<string> item in SseParser.Create(limited).EnumerateAsync(cancellationToken).ConfigureAwait(false))
        {
            limited.BeginEvent();
            if (!string.IsNullOrWhiteSpace(item.Data))
            {
                using StringReader text = new(item.Data);
                yield return Read<TOutput>(text, onMisfits, cancellationToken);
            }
        }
    }

    private static TOutput Read<TOutput>(TextReader text, Action<IReadOnlyList<string>> onMisfits, CancellationToken cancellationToken)
        where TOutput : class
    {
        List<string> misfits = [];
        TOutput output = AnswerJson.Read<TOutput>(text, misfits, cancellationToken) ?? throw new JsonSerializationException("The event is null.");
        if (misfits.Count > 0)
        {
            onMisfits(misfits);
        }

        return output;
    }
}
