using FalGenerated.BytedanceUpscaler;
using FalGenerated.Cli.Connections;
using FalGenerated.Cli.Failures;
using FalGenerated.Cli.Reporting;
using Newtonsoft.Json.Linq;

namespace FalGenerated.Cli.Jobs;

/// <summary>Finds a job by its token, by the beginning of its request id or idempotency key in the journal, or by a whole request id from elsewhere.</summary>
internal static class JobReference
{
    private const string TokenStart = "fal1.";
    private const int ShortestId = 8;

    /// <summary>Returns the id of an entry: the request id, or the idempotency key if no job is known.</summary>
    public static string IdOf(JournalEntry entry) => entry.Token is { } token ? FalClient.RequestIdOf(token) : entry.Submit.IdempotencyKey;

    /// <summary>Returns the shortest beginning of an id that no other one shares, at least eight characters.</summary>
    public static string Shorten(string id, IReadOnlyCollection<string> all)
    {
        for (int length = ShortestId; length < id.Length; length++)
        {
            if (all.Count(other => other.StartsWith(id[..length], StringComparison.Ordinal)) == 1)
            {
                return id[..length];
            }
        }

        return id;
    }

    /// <summary>Returns the job that a text names: one of the upscaler with its own output, one of any other endpoint with its output as JSON.</summary>
    /// <param name="text">A token, the beginning of an id in the journal, or a whole request id.</param>
    /// <param name="connection">The service.</param>
    /// <param name="cancellationToken">Ends the reading of the journal.</param>
    /// <param name="endpointId">The endpoint of a request id that the journal does not know; null for the upscaler.</param>
    /// <exception cref="CommandException">No job or several jobs of the journal match, or the job's id is not known.</exception>
    public static async Task<FalJob> ResolveAsync(string text, Connection connection, CancellationToken cancellationToken, string? endpointId = null)
    {
        if (text.StartsWith(TokenStart, StringComparison.Ordinal))
        {
            return Resume(text, connection.Client);
        }

        List<JournalEntry> entries = await connection.Client.Journal.ListAsync(cancellationToken).ToListAsync(cancellationToken).ConfigureAwait(false);
        JournalEntry[] matches = [.. entries.Where(entry => Matches(entry, text))];
        return matches switch
        {
            [{ Token: { } token }] => Resume(token, connection.Client),
            [] when Guid.TryParseExact(text, "D", out _) => endpointId is null ? connection.Client.Upscaler.Job(text) : connection.Client.Endpoint(endpointId).Job(text),
            [] => throw new CommandException(
                ExitCode.Refused, "unknown_job", $"No job in the journal has an id that starts with '{text}'; see 'fal-upscale jobs', or pass the job's token or its whole request id."),
            [var unknown] => throw new CommandException(
                ExitCode.Refused, "no_request_id", $"The outcome of the submit at {unknown.Submit.StartedAt:u} is unknown, so it has no request id; run 'fal-upscale jobs --resolve' to look it up."),
            _ => throw new CommandException(
                ExitCode.Refused, "ambiguous_job", $"'{text}' is the beginning of {matches.Length} jobs ({string.Join(", ", matches.Take(3).Select(IdOf))}{(matches.Length > 3 ? ", ..." : "")}); give more of the id."),
        };
    }

    private static FalJob Resume(string token, FalClient client)
    {
        FalJob<JObject> job = client.Resume(token);
        return job.EndpointId == client.Upscaler.EndpointId ? client.Upscaler.Resume(token) : job;
    }

    private static bool Matches(JournalEntry entry, string text) =>
        entry.Submit.IdempotencyKey.StartsWith(text, StringComparison.Ordinal) || IdOf(entry).StartsWith(text, StringComparison.OrdinalIgnoreCase);
}
