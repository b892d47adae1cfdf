using System.Globalization;
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
    {
        ArgumentNullException.ThrowIfNull(headers);
        StatusCode = statusCode;
        Headers = headers;
        Output = output;
    }

    /// <summary>The decoded body.</summary>
    public T Output { get; }

    /// <summary>The request id: the job's, else what <c>x-fal-request-id</c> says; null when the answer names none.</summary>
    public string? RequestId => JobRequestId ?? (Header("x-fal-request-id") is { Length: > 0 } id ? id : null);

    /// <summary>The units that are billed (<c>X-Fal-Billable-Units</c>); null when the answer states none.</summary>
    public decimal? BillableUnits =>
        decimal.TryParse(Header("X-Fal-Billable-Units"), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out decimal units) ? units : null;

    /// <summary>The HTTP status code.</summary>
    public int StatusCode { get; }

    /// <summary>All response and content headers.</summary>
    public IReadOnlyDictionary<string, IEnumerable<string>> Headers { get; }

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

    /// <summary>The request id of the job whose result this is; null for an answer about no job.</summary>
    internal string? JobRequestId { get; init; }

    /// <summary>The same answer as the result of a job.</summary>
    internal FalResponse<T> OfJob(string requestId) => new(StatusCode, Headers, Output) { JobRequestId = requestId };

    private string? Header(string name) => new HttpAnswer(StatusCode, Headers).Header(name);
}
