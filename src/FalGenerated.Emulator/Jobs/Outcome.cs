using System.Globalization;
using FalGenerated.Emulator.Http;

namespace FalGenerated.Emulator.Jobs;

/// <summary>The end of a job: the answer of its result call, and the error that its status carries beside COMPLETED.</summary>
internal sealed record Outcome(int Status, byte[] Body)
{
    public IReadOnlyList<KeyValuePair<string, string>> Headers { get; init; } = [];

    /// <summary>The human text of a request-level failure; null for success and for the model's own errors.</summary>
    public string? Error { get; init; }

    /// <summary>The code of a request-level failure; null for success and for the model's own errors.</summary>
    public string? ErrorType { get; init; }

    /// <summary>The text of <c>X-Fal-Billable-Units</c>; null leaves the header out.</summary>
    public string? BillableUnits { get; init; }

    /// <summary>A request-level failure: it shows in the status as well as in the result.</summary>
    public static Outcome Failure(int status, string errorType, string error)
    {
        var reply = Reply.Error(status, errorType, error);
        return new Outcome(status, reply.Body)
        {
            Error = error,
            ErrorType = errorType,
            Headers = [new("X-Fal-Error-Type", errorType)],
        };
    }

    /// <summary>The same end; a model error names itself in the status too. Its text is assumed: the service publishes none.</summary>
    public Outcome ShownInStatus() => Status < 400 || Error is not null
        ? this
        : this with { Error = string.Create(CultureInfo.InvariantCulture, $"Invalid status code: {Status}"), ErrorType = "model_error" };

    public Reply ToReply(string requestId) => Reply.Json(Status, Body)
        .WithRequestId(requestId)
        .With("X-Fal-Billable-Units", BillableUnits)
        .With("X-Fal-Served-From", "emulator")
        .Override(Headers.ToDictionary(header => header.Key, header => header.Value));
}
