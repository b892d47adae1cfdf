using FalGenerated.BytedanceUpscaler;
using FalGenerated.CodeGeneration;
using FalGenerated.Errors;
using FalGenerated.Idempotency;
using FalGenerated.Jobs;
using FalGenerated.Platform;
using FalGenerated.Queue;
using FalGenerated.Wire;
using Newtonsoft.Json.Linq;

namespace FalGenerated;

public abstract partial class FalEndpoint<TInput, TOutput>
{
    private static readonly TimeSpan ClockSkew = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan LongestSubmit = TimeSpan.FromMinutes(30);

    /// <summary>
    /// Looks an intent up at the service, in its list of recent requests. Free of charge, and it never submits. A job that is found becomes
    /// the intent's, in the journal too.
    /// </summary>
    /// <param name="intent">From a <see cref="FalOutcomeUnknownException"/> or a journal entry in doubt.</param>
    /// <param name="input">
    /// The intent's input, if it is at hand. Then a request also fits whose kept input has further members, such as defaults that the
    /// service added; without it only one with exactly this input fits.
    /// </param>
    /// <param name="options">The options of the submit: extra members of the body, and the key. Null means none.</param>
    /// <param name="cancellationToken">Cancels the lookup.</param>
    /// <exception cref="ArgumentException">The intent belongs to another endpoint or input.</exception>
    /// <exception cref="FalConnectionException">The service could not be reached.</exception>
    public async Task<SubmitResolution<TOutput>> ResolveAsync(
        SubmitRecord intent, TInput? input = null, SubmitOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(intent);
        options ??= SubmitOptions.None;
        SubmitOptionsRules.Check(options);
        JObject? body = input is null ? null : CanonicalInput.BodyOf(input, options.ExtraBody);
        if (intent.EndpointId != descriptor.EndpointId || (body is not null && CanonicalInput.HashOf(body) != intent.InputSha256))
        {
            throw new ArgumentException("The intent belongs to another endpoint or input.", nameof(intent));
        }

        FalKey? key = options.ApiKey is null ? null : new FalKey(options.ApiKey);
        IReadOnlyList<RecentRequest> recent;
        try
        {
            recent = await ListAsync(intent, key, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception error) when (error is FalAuthenticationException or FalForbiddenException)
        {
            return new SubmitResolution<TOutput> { Finding = ResolveOutcome.NotPermitted };
        }

        HashSet<string> taken = await TakenAsync(intent, cancellationToken).ConfigureAwait(false);
        List<RecentRequest> free = [.. recent.Where(one => !taken.Contains(one.RequestId)).DistinctBy(one => one.RequestId)];
        List<RecentRequest> fitting = [.. free.Where(one => one.Input is not null && Fits(one.Input, intent, body))];
        return (fitting, free.Where(one => one.Input is null).ToList()) switch
        {
            ([RecentRequest one], []) => await AdoptAsync(intent, one.RequestId, key).ConfigureAwait(false),
            ([], []) => new SubmitResolution<TOutput> { Finding = ResolveOutcome.AbsentSoFar },
            (_, var undecided) => new SubmitResolution<TOutput>
            {
                Finding = ResolveOutcome.Ambiguous,
                Candidates = [.. fitting.Concat(undecided).Select(one => one.RequestId)],
            },
        };
    }

    private async Task<IReadOnlyList<RecentRequest>> ListAsync(SubmitRecord intent, FalKey? key, CancellationToken cancellationToken)
    {
        FalCall call = new()
        {
            Annotate = facts =>
            {
                facts.Operation = FalOperation.Read;
                facts.Key = key;
            },
        };
        try
        {
            return await new RecentRequests(call, client.Api)
                .ListAsync(descriptor.EndpointId, intent.StartedAt - ClockSkew, intent.StartedAt + LongestSubmit, cancellationToken)
                .ConfigureAwait(false);
        }
        catch (Exception error) when (!cancellationToken.IsCancellationRequested)
        {
            throw Failures.Of(error, client.Settings.Options.ApiUrl, client.Time);
        }
    }

    /// <summary>The requests that the journal knows to be of other intents.</summary>
    private async Task<HashSet<string>> TakenAsync(SubmitRecord intent, CancellationToken cancellationToken)
    {
        HashSet<string> taken = [];
        await foreach (JournalEntry entry in client.Journal.ListAsync(cancellationToken).ConfigureAwait(false))
        {
            if (entry.Token is { } token && entry.Submit.IdempotencyKey != intent.IdempotencyKey)
            {
                taken.Add(JobToken.Read(token).RequestId);
            }
        }

        return taken;
    }

    private async Task<SubmitResolution<TOutput>> AdoptAsync(SubmitRecord intent, string requestId, FalKey? key)
    {
        Uri queue = client.Settings.Options.QueueUrl;
        JobIdentity identity = new(
            queue, descriptor.EndpointId, descriptor.AppId, requestId, JobAddresses.Build(queue, descriptor.AppId, requestId), intent.StartedAt)
        {
            IdempotencyKey = intent.IdempotencyKey,
        };
        await client.TryRecordAsync(intent.IdempotencyKey, JournalState.Accepted, identity.Token).ConfigureAwait(false);
        return new SubmitResolution<TOutput>
        {
            Finding = ResolveOutcome.Found,
            Job = JobOf(identity, key, SubmitCheck.None, descriptor.EndpointId, resumed: true),
            Candidates = [requestId],
        };
    }

    private static bool Fits(JToken kept, SubmitRecord intent, JObject? body) =>
        CanonicalInput.HashOf(kept) == intent.InputSha256 || (body is not null && CanonicalInput.Contains(kept, body));
}
