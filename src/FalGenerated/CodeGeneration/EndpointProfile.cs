using System.ComponentModel;
using Newtonsoft.Json.Linq;

namespace FalGenerated.CodeGeneration;

/// <summary>
/// An endpoint's part of a paid call: the kind of job, its pricing, its findings, and what a finished job cost. The call itself,
/// with idempotency, limits and records, is the same for every endpoint. All four look at the body as it goes over the wire, so that they
/// survive a contract that renames, retypes or adds members. None of them sends anything.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed record EndpointProfile
{
    /// <summary>An endpoint of which nothing is known: its price is what the caller's quote says, else unknown, and it has no findings.</summary>
    public static EndpointProfile None { get; } = new() { CostUsd = (terms, end) => UnitQuote.CostUsd(terms, end.Succeeded, end.BillableUnits) };

    /// <summary>Names the kind of a job, such as <c>4k/pro</c>: jobs of one kind take about the same time. Null: all jobs are of one kind.</summary>
    public Func<JObject, string>? JobKind { get; init; }

    /// <summary>
    /// Quotes a body. It is given the caller's own quote or null, returns the quote that holds, and throws an <see cref="ArgumentException"/>
    /// for a quote of another input. Null: the price is what the caller's quote says, else unknown.
    /// </summary>
    public Func<JObject, SubmitQuote?, SubmitQuote>? Quote { get; init; }

    /// <summary>Says what was noticed about a body and its quote before it is sent. Null: nothing.</summary>
    public Func<JObject, SubmitQuote?, FindingScope, IReadOnlyList<Finding>>? Findings { get; init; }

    /// <summary>Says what an ended job cost in US dollars, by the terms that were kept for it; null as an answer where they do not tell.</summary>
    public Func<JToken, JobEnd, decimal?>? CostUsd { get; init; }
}
