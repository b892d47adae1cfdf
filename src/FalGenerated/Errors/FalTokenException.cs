namespace FalGenerated;

/// <summary>A text is no job token that this version can use. Nothing was sent.</summary>
public sealed class FalTokenException : FalException
{
    internal FalTokenException(string problem)
        : base($"Copy the token again, whole: {problem}")
    {
    }
}
