namespace FalGenerated;

/// <summary>What a job came to, other than a result. It holds the job.</summary>
public abstract class FalJobException : FalException
{
    private protected FalJobException(string message, FalJob job, ErrorResponse answer)
        : base(message)
    {
        Job = job;
        Answer = answer;
    }

    /// <summary>The job; its token and its id are of use to support.</summary>
    public FalJob Job { get; }

    /// <summary>What the service answered when the result was asked for.</summary>
    public ErrorResponse Answer { get; }
}
