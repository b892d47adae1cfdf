namespace FalGenerated.Tests.Storage;

/// <summary>A request as the fake hosts received it.</summary>
internal sealed record SeenRequest(HttpMethod Method, Uri Address, byte[] Body, IReadOnlyDictionary<string, string> Headers)
{
    public string Path => Address.AbsolutePath;

    public bool IsPart => Method == HttpMethod.Put && Path.Count(letter => letter == '/') == 3;

    public bool IsComplete => Path.EndsWith("/complete", StringComparison.Ordinal);

    public string Text => System.Text.Encoding.UTF8.GetString(Body);

    public static async Task<SeenRequest> OfAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        byte[] body = request.Content is null ? [] : await request.Content.ReadAsByteArrayAsync(cancellationToken);
        IEnumerable<KeyValuePair<string, IEnumerable<string>>> headers = request.Content is null ? request.Headers : request.Headers.Concat(request.Content.Headers);
        return new SeenRequest(
            request.Method,
            request.RequestUri!,
            body,
            headers.ToDictionary(header => header.Key, header => string.Join(", ", header.Value), StringComparer.OrdinalIgnoreCase));
    }
}
