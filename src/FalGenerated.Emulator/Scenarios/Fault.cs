using System.Text.Json.Nodes;

namespace FalGenerated.Emulator;

/// <summary>One thing that goes wrong, and when. Which members count depends on the kind.</summary>
public sealed record Fault
{
    /// <summary>The kind of fault.</summary>
    public required FaultKind Kind { get; init; }

    /// <summary>The operation it hits, a name of <see cref="Operations"/>; <c>*</c>, the default, hits all but the control routes.</summary>
    public string Operation { get; init; } = "*";

    /// <summary>The first request it hits, counted from 1 among those of its operation (and job); null for every one.</summary>
    public int? Request { get; init; }

    /// <summary>The number of consecutive requests that it hits, from <see cref="Request"/> on. Default: 1.</summary>
    public int Times { get; init; } = 1;

    /// <summary>Hits only requests about the job of this number; null for all. A submit is about no job yet.</summary>
    public int? Job { get; init; }

    /// <summary>Hits a request with this probability, from 0 to 1, decided by seed and request number; null for always.</summary>
    public double? Probability { get; init; }

    /// <summary>The answer's code; for <see cref="FaultKind.Answer"/> the default is 500.</summary>
    public int? Status { get; init; }

    /// <summary>Headers of the answer.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();

    /// <summary>The answer's body as JSON; goes before <see cref="Text"/>.</summary>
    public JsonNode? Json { get; init; }

    /// <summary>The answer's body as text, HTML by default; set a <c>Content-Type</c> header to say otherwise.</summary>
    public string? Text { get; init; }

    /// <summary>Merged into the answer's JSON as RFC 7386 has it: objects member by member, null removes.</summary>
    public JsonObject? Merge { get; init; }

    /// <summary>A count of body bytes.</summary>
    public long? AtByte { get; init; }

    /// <summary>Seconds of the emulator's time.</summary>
    public double DelaySeconds { get; init; }

    /// <summary>A count of status-stream events. Default: 1.</summary>
    public int AfterEvents { get; init; } = 1;

    /// <summary>Refuses a fault that could never happen as it reads: a slip of the pen must not pass for a test that found nothing.</summary>
    internal void Check()
    {
        var problem = Operation != "*" && !Operations.OfTheService.Contains(Operation, StringComparer.Ordinal)
                ? $"There is no operation '{Operation}': use * or one of {string.Join(", ", Operations.OfTheService)}"
            : Probability is not (null or (>= 0 and <= 1)) ? "A probability goes from 0 to 1"
            : Request < 1 || Job < 1 || Times < 1 ? "Requests and jobs are counted from 1, and times is at least 1"
            : Status is < 100 or > 599 ? "A status goes from 100 to 599"
            : DelaySeconds < 0 || AtByte < 0 || AfterEvents < 0 ? "Delays, bytes and events are not negative"
            : null;
        if (problem is not null)
        {
            throw new ArgumentException(problem + ".");
        }
    }
}
