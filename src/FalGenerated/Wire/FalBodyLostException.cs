namespace FalGenerated.Wire;

/// <summary>The head of an answer came and its body did not. Internal: the layer above makes a typed failure of it.</summary>
internal sealed class FalBodyLostException(HttpAnswer head, Exception innerException)
    : HttpRequestException(HttpRequestError.ResponseEnded, "The connection broke in the middle of an answer.", innerException)
{
    public HttpAnswer Head { get; } = head;
}
