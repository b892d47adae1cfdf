using FalGenerated.Wire;

namespace FalGenerated;

/// <summary>A decoded answer: the output, and what came beside it. It prints as the output's JSON and converts to the output.</summary>
/// <typeparam name="T">The type of the output.</typeparam>
public sealed class FalResponse<T>
{
    /// <summary>Makes one.</summary>
    /// <param name="statusCode">The HTTP status code.</param>
    /// <param name="headers">All response and content headers; names compare without case.</param>
    /// <param name="output">The decoded body.</param>
    public FalResponse(int statusCode, IReadOnlyDictionary<string, IEnumerable<string>> headers, T output)
        : this(new HttpAnswer(statusCode, headers ?? throw new ArgumentNullException(nameof(headers))), output)
    {
    }

    internal FalResponse(HttpAnswer answer, T output)
    {
        Answer = answer;
        Output = output;
    }

    /// <summary>The decoded body.</summary>
    public T Output { get; }

    /// <summary>The request id: the job's, else what <c>x-fal-request-id</c> says; null when the answer names none.</summary>
    public string? RequestId => JobRequestId ?? Answer.RequestId;

    /// <summary>The units that are billed (<c>X-Fal-Billable-Units</c>); null when the answer states none.</summary>
    public decimal? BillableUnits => Answer.BillableUnits;

    /// <summary>The HTTP status code.</summary>
    public int StatusCode => Answer.StatusCode;

    /// <summary>All response and content headers.</summary>
    public IReadOnlyDictionary<string, IEnumerable<string>> Headers => Answer.Headers;

#pragma warning disable CA2225 // The named alternative is Output.
    /// <summary>The output alone.</summary>
    /// <param name="response">The answer.</param>
    public static implicit operator T(FalResponse<T> response)
#pragma warning restore CA2225
    {
        ArgumentNullException.ThrowIfNull(response);
        return response.Output;
    }

    /// <summary>The output as JSON.</summary>
    public override string ToString() => FalJson.Write(Output);

    /// <summary>The answer that the output was decoded from.</summary>
    internal HttpAnswer Answer { get; }

    /// <summary>The request id of the job whose result this is; null for an answer about no job.</summary>
    internal string? JobRequestId { get; init; }

    /// <summary>The same answer as the result of a job.</summary>
    internal FalResponse<T> OfJob(string requestId) => new(Answer, Output) { JobRequestId = requestId };
}
