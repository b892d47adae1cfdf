namespace FalGenerated;

/// <summary>403: the key may not do this. Never repeated.</summary>
public sealed class FalForbiddenException : FalApiException
{
    internal FalForbiddenException(ErrorResponse answer)
        : base("Use a key whose scope allows this: the service refused it", answer)
    {
    }
}
