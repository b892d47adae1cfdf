namespace FalGenerated;

/// <summary>5xx: the service or its ingress failed, and repeating did not help.</summary>
public sealed class FalServerException : FalApiException
{
    internal FalServerException(ErrorResponse answer)
        : base("Try again later: the service failed", answer)
    {
    }
}
