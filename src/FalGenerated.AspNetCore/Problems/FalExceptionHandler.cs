using System.Globalization;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace FalGenerated.AspNetCore.Problems;

/// <summary>Answers exceptions of the SDK with problem details; others are left to the host.</summary>
internal sealed class FalExceptionHandler(IProblemDetailsService problems) : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        if (exception is not FalException error)
        {
            return false;
        }

        FalProblem problem = ProblemTable.Of(error);
        httpContext.Response.StatusCode = problem.Status;
        if (error is FalApiException { RetryAfter: { } pause })
        {
            httpContext.Response.Headers.RetryAfter = Math.Ceiling(pause.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        }

        ProblemDetails details = new() { Status = problem.Status, Detail = problem.Sentence };
        details.Extensions["code"] = problem.Code;
        AddFacts(details.Extensions, error);
        await problems.TryWriteAsync(new ProblemDetailsContext { HttpContext = httpContext, ProblemDetails = details }).ConfigureAwait(false);
        return true;
    }

    private static void AddFacts(IDictionary<string, object?> facts, FalException error)
    {
        if (RequestIdOf(error) is { } requestId)
        {
            facts["requestId"] = requestId;
        }

        if (error is FalRefusedException refused)
        {
            facts["findings"] = refused.Findings.Where(finding => finding.Refuses).Select(finding => new { finding.Code, finding.Message });
        }
        else if (error is FalSpendingLimitException limit)
        {
            facts["atMostUsd"] = limit.AtMostUsd;
        }
    }

    private static string? RequestIdOf(FalException error) => error switch
    {
        FalApiException api => api.Job?.RequestId,
        FalJobFailedException failed => failed.Job.RequestId,
        FalTimeoutException late => late.Job.RequestId,
        FalTransferException transfer => transfer.RequestId,
        FalIdempotencyConflictException { Present.Token: { } token } => FalClient.RequestIdOf(token),
        _ => null,
    };
}
