namespace FalGenerated;

/// <summary>A success whose body cannot be read as what was asked for.</summary>
public sealed class FalUnreadableAnswerException : FalApiException
{
    internal FalUnreadableAnswerException(ErrorResponse answer)
        : base("Try again, and compare the contract if it stays: the answer cannot be read", answer)
    {
    }
}
