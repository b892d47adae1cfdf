namespace FalGenerated;

/// <summary>422: the service refuses the input. Never repeated.</summary>
public sealed class FalValidationException : FalApiException
{
    internal FalValidationException(ErrorResponse answer)
        : base("Correct the input: the service refuses it", answer)
    {
    }

    /// <summary>Each complaint with its field; empty when the service named none.</summary>
    public IReadOnlyList<FalFieldError> Errors => Answer.Errors;
}
