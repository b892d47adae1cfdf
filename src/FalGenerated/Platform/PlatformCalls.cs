using System.Globalization;
using System.Runtime.CompilerServices;
using FalGenerated.CodeGeneration;
using FalGenerated.Wire;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace FalGenerated.Platform;

/// <summary>The requests of the platform's operations: rows of a list page by page, and single answers. All are free of charge and may be repeated.</summary>
/// <param name="call">What each request carries.</param>
/// <param name="http">Sends them.</param>
internal sealed class PlatformCalls(FalCall call, HttpClient http) : FalRawClient(call, http)
{
    // A list that goes on for longer than this is read by narrower times.
    private const int MostPages = 1000;

    public static string Text(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    public async Task<JObject> GetAsync(string path, IReadOnlyList<KeyValuePair<string, object?>> query, CancellationToken cancellationToken) =>
        (await SendAsync<JObject>(HttpMethod.Get, path, query, null, cancellationToken).ConfigureAwait(false)).Output;

    public async Task<JObject> PostAsync(string path, JObject body, CancellationToken cancellationToken) =>
        (await SendAsync<JObject>(HttpMethod.Post, path, [], body, cancellationToken).ConfigureAwait(false)).Output;

    /// <summary>The rows of all pages of a list. A page is asked for when the one before it was read.</summary>
    public async IAsyncEnumerable<T> ListAsync<T>(
        string path, string member, IReadOnlyList<KeyValuePair<string, object?>> query, [EnumeratorCancellation] CancellationToken cancellationToken)
        where T : class
    {
        string? cursor = null;
        for (int page = 0; page < MostPages; page++)
        {
            JObject answer = await GetAsync(path, [.. query, new("cursor", cursor)], cancellationToken).ConfigureAwait(false);
            foreach (T row in RowsOf<T>(answer, member))
            {
                yield return row;
            }

            string? next = (answer["next_cursor"] as JValue)?.Value as string;
            if (answer["has_more"] is not JValue { Value: true } || string.IsNullOrEmpty(next) || next == cursor)
            {
                break;
            }

            cursor = next;
        }
    }

    /// <exception cref="JsonException">The list is missing, or a row does not fit: one that is left out would prove too much.</exception>
    public static IEnumerable<T> RowsOf<T>(JObject answer, string member)
        where T : class =>
        from row in answer[member] as JArray ?? throw new JsonSerializationException($"The answer has no list '{member}'.")
        select RowOf<T>(row);

    /// <exception cref="JsonException">The row does not fit.</exception>
    public static T RowOf<T>(JToken row)
        where T : class
    {
        using JsonReader reader = row.CreateReader();
        return FalJson.Typed(() => FalJson.Create().Deserialize<T>(reader), reader) ?? throw new JsonSerializationException("A row is null.");
    }
}
