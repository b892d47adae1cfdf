using FalGenerated.Idempotency;
using FalGenerated.Jobs;
using FalGenerated.Platform;
using FalGenerated.Queue;
using FalGenerated.Wire;
using Newtonsoft.Json.Linq;

namespace FalGenerated;

public abstract partial class FalEndpoint<TInput, TOutput>
{
    /// <summary>
    /// Looks a submit up at the service, in its list of recent requests. Free of charge, and it never submits. A job that is found becomes
    /// the submit's, in the journal too. <see cref="SubmitAsync"/> under the same key does this by itself.
    /// </summary>
    /// <param name="submit">From a <see cref="FalOutcomeUnknownException"/> or a journal entry in doubt.</param>
    /// <param name="input">
    /// The submit's input, if it is at hand. Then a request also fits whose kept input has further members, such as defaults that the
    /// service added; without it only one with exactly this input fits.
    /// </param>
    /// <param name="options">The options of the submit: extra members of the body, and the key. Null means none.</param>
    /// <param name="cancellationToken">Cancels the lookup.</param>
    /// <exception cref="ArgumentException">The submit belongs to another endpoint or input.</exception>
    /// <exception cref="FalConnectionException">The service could not be reached.</exception>
    /// <exception cref="FalApiException">The service refused the lookup.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public async Task<SubmitResolution<TOutput>> ResolveAsync(
        SubmitRecord submit, TInput? input = null, SubmitOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(submit);
        options ??= SubmitOptions.None;
        SubmitOptionsRules.Check(options);
        JObject? body = input is null ? null : (JObject)JsonBody.Of(input, options.ExtraBody).Json;
        if (submit.EndpointId != descriptor.EndpointId || (body is not null && CanonicalInput.HashOf(body) != submit.InputSha256))
        {
            throw new ArgumentException("The submit belongs to another endpoint or input.", nameof(submit));
        }

        return await ResolveAsync(submit, body, options.ApiKey is null ? null : new FalKey(options.ApiKey), cancellationToken).ConfigureAwait(false);
    }

    private async Task<SubmitResolution<TOutput>> ResolveAsync(SubmitRecord submit, JObject? body, FalKey? key, CancellationToken cancellationToken)
    {
        HashSet<string> taken = await TakenAsync(submit, cancellationToken).ConfigureAwait(false);
        if ((await BilledAsync(submit, key, cancellationToken).ConfigureAwait(false)).Except(taken).ToList() is [var billed])
        {
            return await AdoptAsync(submit, billed, key).ConfigureAwait(false);
        }

        IReadOnlyList<EndpointRequest> recent;
        try
        {
            recent = await ListAsync(submit, key, cancellationToken).ConfigureAwait(false);
        }
        catch (FalApiException error) when (error.Kind is FalApiErrorKind.Authentication or FalApiErrorKind.Forbidden)
        {
            return new SubmitResolution<TOutput> { Outcome = ResolveOutcome.NotPermitted };
        }

        List<EndpointRequest> free = FreeOf(recent);
        bool isElsewhere = !free.Exists(MayBe) && Context.Settings.Clock.Now is not null;
        if (isElsewhere)
        {
            free = FreeOf(await ListAsync(LookupWindow.Of(submit, Context.Settings.Clock).Day, key, cancellationToken).ConfigureAwait(false));
        }

        List<EndpointRequest> fitting = [.. free.Where(one => one.Input is not null && MayBe(one))];
        return (fitting, free.Where(one => one.Input is null).ToList()) switch
        {
            // The same input at another hour may be another submit of it: the user knows whether the clock was wrong.
            ([EndpointRequest one], []) when !isElsewhere => await AdoptAsync(submit, one.RequestId, key).ConfigureAwait(false),
            ([], []) => new SubmitResolution<TOutput> { Outcome = ResolveOutcome.AbsentSoFar },
            (_, var undecided) => new SubmitResolution<TOutput>
            {
                Outcome = ResolveOutcome.Ambiguous,
                Candidates = [.. fitting.Concat(undecided).Select(one => one.RequestId)],
            },
        };

        List<EndpointRequest> FreeOf(IEnumerable<EndpointRequest> all) => [.. all.Where(one => !taken.Contains(one.RequestId)).DistinctBy(one => one.RequestId)];

        bool MayBe(EndpointRequest one) => one.Input is null || Fits(one.Input, submit, body);
    }

    /// <summary>The job of a submit in doubt, if the service knows it.</summary>
    /// <exception cref="FalOutcomeUnknownException">The service does not tell; it says since when the submit is in doubt, and the two ways on.</exception>
    private async Task<FalJob<TOutput>> LookedUpAsync(JournalEntry present, PaidRequest request, CancellationToken cancellationToken)
    {
        string found;
        Exception? failure = null;
        try
        {
            SubmitResolution<TOutput> resolved = await ResolveAsync(
                present.Submit, BodyOf(present.Submit, request), request.ApiKey, cancellationToken).ConfigureAwait(false);
            if (resolved.Job is { } job)
            {
                return job;
            }

            found = resolved.Outcome switch
            {
                ResolveOutcome.AbsentSoFar => "the service lists no such request so far",
                ResolveOutcome.NotPermitted => "this key may not list requests",
                _ => $"{resolved.Candidates.Count} requests could be it ({string.Join(", ", resolved.Candidates.Take(3))})",
            };
        }
        catch (FalException error)
        {
            failure = error;
            found = $"the lookup failed: {error.Message}";
        }

        throw new FalOutcomeUnknownException(present.Submit, Context.Time.GetUtcNow(), found, innerException: failure);
    }

    /// <summary>Looks where the record says, and then where the answer's own time says, if that is another place.</summary>
    private async Task<IReadOnlyList<EndpointRequest>> ListAsync(SubmitRecord submit, FalKey? key, CancellationToken cancellationToken)
    {
        LookupWindow first = LookupWindow.Of(submit, Context.Settings.Clock);
        IReadOnlyList<EndpointRequest> found = [];
        try
        {
            found = await ListAsync(first, key, cancellationToken).ConfigureAwait(false);
        }
        catch (FalApiException error) when (error.Kind is FalApiErrorKind.Refused or FalApiErrorKind.Validation && !IsNear(first))
        {
            // A time in the future, which no list has.
        }

        return IsNear(first) ? found : [.. found, .. await ListAsync(LookupWindow.Of(submit, Context.Settings.Clock), key, cancellationToken).ConfigureAwait(false)];

        bool IsNear(LookupWindow window) => window.IsNear(LookupWindow.Of(submit, Context.Settings.Clock));
    }

    private async Task<IReadOnlyList<EndpointRequest>> ListAsync(LookupWindow window, FalKey? key, CancellationToken cancellationToken) =>
        await new FalPlatform(Context.Transport.Api, Context.Settings.ApiUrl, Context.Time, key)
            .ListRequestsAsync(descriptor.EndpointId, window.From, window.To, withPayloads: true, cancellationToken)
            .ToListAsync(cancellationToken).ConfigureAwait(false);

    /// <summary>The requests that were billed under the submit's own tag; empty where it had none, or the key may not list them.</summary>
    private async Task<HashSet<string>> BilledAsync(SubmitRecord submit, FalKey? key, CancellationToken cancellationToken)
    {
        if (SendTag.Read(submit) is not { } tag)
        {
            return [];
        }

        try
        {
            return await new FalPlatform(Context.Transport.Api, Context.Settings.ApiUrl, Context.Time, key)
                .ListBillingEventsAsync(LookupWindow.Of(submit, Context.Settings.Clock).From, endpointIds: [descriptor.EndpointId], tag: tag, cancellationToken: cancellationToken)
                .Select(one => one.RequestId)
                .ToHashSetAsync(cancellationToken: cancellationToken).ConfigureAwait(false);
        }
        catch (FalApiException)
        {
            // The list of requests tells as much as without a tag.
            return [];
        }
    }

    /// <summary>The requests that the journal knows to be of other submits.</summary>
    private async Task<HashSet<string>> TakenAsync(SubmitRecord submit, CancellationToken cancellationToken)
    {
        HashSet<string> taken = [];
        await foreach (JournalEntry entry in Context.Journal.ListAsync(cancellationToken).ConfigureAwait(false))
        {
            if (entry.Token is { } token && entry.Submit.IdempotencyKey != submit.IdempotencyKey)
            {
                taken.Add(JobToken.Read(token).RequestId);
            }
        }

        return taken;
    }

    private async Task<SubmitResolution<TOutput>> AdoptAsync(SubmitRecord submit, string requestId, FalKey? key)
    {
        JobIdentity identity = JobIdentity.OfId(Context.Settings.QueueUrl, descriptor.EndpointId, descriptor.AppId, requestId, submit.StartedAt) with
        {
            IdempotencyKey = submit.IdempotencyKey,
        };
        await Context.TryRecordAsync(submit.IdempotencyKey, JournalState.Accepted, identity.Token).ConfigureAwait(false);
        return new SubmitResolution<TOutput>
        {
            Outcome = ResolveOutcome.Found,
            Job = ResumedJob(identity, key),
            Candidates = [requestId],
        };
    }

    /// <summary>The body, where it is that of the earlier submit: a file that was uploaded again has another address.</summary>
    private static JObject? BodyOf(SubmitRecord earlier, PaidRequest request) =>
        earlier.InputSha256 == request.Record.InputSha256 ? request.Body.Json as JObject : null;

    private static bool Fits(JToken kept, SubmitRecord submit, JObject? body) =>
        CanonicalInput.HashOf(kept) == submit.InputSha256 || (body is not null && CanonicalInput.Contains(kept, body));
}
