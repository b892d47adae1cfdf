namespace FalGenerated;

/// <summary>A text is no job token that this version can use. Nothing was sent.</summary>
public sealed class FalTokenException : FalException
{
    /// <summary>Makes one.</summary>
    /// <param name="problem">A clause that says what is wrong with the text.</param>
    public FalTokenException(string problem)
        : base($"Copy the token again, whole: {problem}")
    {
    }
}
