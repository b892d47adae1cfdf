namespace FalGenerated;

/// <summary>Any other answer that is no success: a 400, 405, an unfollowed redirect.</summary>
public sealed class FalRequestException : FalApiException
{
    internal FalRequestException(ErrorResponse answer)
        : base("Check the request: the service refused it", answer)
    {
    }
}
