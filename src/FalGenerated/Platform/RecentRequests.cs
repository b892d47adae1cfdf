using System.Globalization;
using FalGenerated.CodeGeneration;

namespace FalGenerated.Platform;

/// <summary>Reads the service's list of recent requests of one endpoint. Documented; free of charge.</summary>
internal sealed class RecentRequests(FalCall call, HttpClient http) : FalRawClient(call, http)
{
    // A list that goes on for longer than this is not the answer to a question about one hour.
    private const int MostPages = 50;

    public async Task<IReadOnlyList<RecentRequest>> ListAsync(
        string endpointId, DateTimeOffset from, DateTimeOffset to, CancellationToken cancellationToken)
    {
        List<RecentRequest> found = [];
        string? cursor = null;
        for (int page = 0; page < MostPages; page++)
        {
            FalResponse<RecentRequestPage> answer = await SendAsync<RecentRequestPage>(
                HttpMethod.Get,
                "models/requests/by-endpoint",
                [
                    new("endpoint_id", endpointId),
                    new("start", Text(from)),
                    new("end", Text(to)),
                    new("limit", 100),
                    new("expand", "payloads"),
                    new("cursor", cursor),
                ],
                null,
                cancellationToken).ConfigureAwait(false);
            found.AddRange(answer.Output.Items);
            cursor = answer.Output.NextCursor;
            if (!answer.Output.HasMore || string.IsNullOrEmpty(cursor))
            {
                break;
            }
        }

        return found;
    }

    private static string Text(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
