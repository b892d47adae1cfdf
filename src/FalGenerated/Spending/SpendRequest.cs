using Newtonsoft.Json.Linq;

namespace FalGenerated;

/// <summary>A sum to take out of a budget, before a submit.</summary>
/// <param name="Id">A unique id. Reserving the same id again changes nothing.</param>
/// <param name="Budget">The name of the budget.</param>
/// <param name="AtMostUsd">The upper bound of the job, in US dollars, 0 or more; null for a price that is unknown and allowed, which reserves nothing.</param>
public sealed record SpendRequest(string Id, string Budget, decimal? AtMostUsd)
{
    /// <summary>The idempotency key of the submit, for whoever resumes its job; null when no journal knows it.</summary>
    public string? IdempotencyKey { get; init; }

    /// <summary>The billing terms that tell what the job cost once it has ended; null when nothing tells it.</summary>
    public JToken? Terms { get; init; }
}
