namespace FalGenerated;

/// <summary>404: there is no such request, application or path.</summary>
public sealed class FalNotFoundException : FalApiException
{
    internal FalNotFoundException(ErrorResponse answer, string hint = "")
        : base($"Check the id{hint}: the service does not know it", answer)
    {
    }
}
