namespace FalGenerated.Tests.Support;

/// <summary>Asserts the failure of a call, with its kind.</summary>
public static class Failing
{
    /// <summary>Asserts that the service's answer fails the call, and how.</summary>
    public static async Task<FalApiException> ApiAsync(FalApiErrorKind kind, Func<Task> call)
    {
        FalApiException error = await Assert.ThrowsAsync<FalApiException>(call);
        Assert.Equal(kind, error.Kind);
        return error;
    }

    /// <summary>Asserts that the job ended without a result, and how.</summary>
    public static async Task<FalJobFailedException> JobAsync(JobFailure outcome, Func<Task> call)
    {
        FalJobFailedException error = await Assert.ThrowsAsync<FalJobFailedException>(call);
        Assert.Equal(outcome, error.Outcome);
        return error;
    }

    /// <summary>Asserts that a wait ended because the service was away.</summary>
    public static async Task<FalTimeoutException> AwayAsync(Func<Task> call)
    {
        FalTimeoutException error = await Assert.ThrowsAsync<FalTimeoutException>(call);
        Assert.Null(error.Timeout);
        Assert.NotNull(error.InnerException);
        return error;
    }

    /// <summary>The kind of a failure: that of an answer, that of a job's end, or the name of the exception.</summary>
    public static string KindOf(Exception error) => error switch
    {
        FalApiException said => said.Kind.ToString(),
        FalJobFailedException ended => ended.Outcome.ToString(),
        _ => error.GetType().Name,
    };
}
