namespace FalGenerated.Wire;

/// <summary>The head of an answer came and its body did not. Internal: the layer above makes a typed failure of it.</summary>
internal sealed class FalBodyLostException(AnswerHead head, Exception innerException)
    : HttpRequestException(HttpRequestError.ResponseEnded, "The connection broke in the middle of an answer.", innerException)
{
    public AnswerHead Head { get; } = head;
}
