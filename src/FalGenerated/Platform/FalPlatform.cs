using System.Runtime.CompilerServices;
using FalGenerated.CodeGeneration;
using FalGenerated.Errors;
using FalGenerated.Wire;
using Newtonsoft.Json;

namespace FalGenerated.Platform;

/// <summary>
/// The platform's operations that read: models, prices, requests, billing. Free of charge. A list asks for its pages as it is enumerated. Billing and
/// usage need a key of the ADMIN scope; any other is forbidden.
/// </summary>
public sealed partial class FalPlatform
{
    private const int MostIds = 50;
    private readonly PlatformCalls calls;
    private readonly Uri address;

    internal FalPlatform(HttpClient http, Uri address, TimeProvider time, FalKey? key = null)
    {
        this.address = address;
        FalCall call = new()
        {
            // The estimate is a POST, and free: it may be repeated as every read.
            IsGuarded = true,
            Time = time,
            Annotate = facts =>
            {
                facts.Operation = FalOperation.Read;
                facts.Key = key;
            },
        };
        calls = new PlatformCalls(call, http);
    }

    /// <summary>Enumerates a list, whose failures are those of every call.</summary>
    private async IAsyncEnumerable<T> ListAsync<T>(
        string path, string member, IReadOnlyList<KeyValuePair<string, object?>> query, [EnumeratorCancellation] CancellationToken cancellationToken)
        where T : class
    {
        IAsyncEnumerator<T> rows = calls.ListAsync<T>(path, member, query, cancellationToken).GetAsyncEnumerator(cancellationToken);
        await using ConfiguredAsyncDisposable _ = rows.ConfigureAwait(false);
        while (await TypedAsync(() => rows.MoveNextAsync().AsTask(), cancellationToken).ConfigureAwait(false))
        {
            yield return rows.Current;
        }
    }

    private async Task<T> TypedAsync<T>(Func<Task<T>> work, CancellationToken cancellationToken)
    {
        try
        {
            return await work().ConfigureAwait(false);
        }
        catch (JsonException error)
        {
            HttpAnswer answer = new(200, new Dictionary<string, IEnumerable<string>>(), "");
            throw Failures.OfAnswer(ErrorResponseReader.Read(answer, TimeProvider.System, error.Message));
        }
        catch (Exception error) when (!cancellationToken.IsCancellationRequested)
        {
            throw Failures.Of(error, address);
        }
    }

    private static IEnumerable<KeyValuePair<string, object?>> Many(string name, IEnumerable<string>? values) =>
        (values ?? []).Select(value => new KeyValuePair<string, object?>(name, value));

    private static KeyValuePair<string, object?>[] Range(DateTimeOffset? from, DateTimeOffset? to) =>
    [
        new("start", from is { } start ? PlatformCalls.Text(start) : null), new("end", to is { } end ? PlatformCalls.Text(end) : null),
    ];
}
