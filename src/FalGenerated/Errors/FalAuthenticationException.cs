namespace FalGenerated;

/// <summary>401: the service does not accept the key. Never repeated.</summary>
public sealed class FalAuthenticationException : FalApiException
{
    internal FalAuthenticationException(ErrorResponse answer, string hint = "")
        : base($"Check the key (FAL_KEY){hint}: the service did not accept it", answer)
    {
    }
}
