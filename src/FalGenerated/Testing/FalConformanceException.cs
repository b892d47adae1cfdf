namespace FalGenerated.Testing;

/// <summary>A store breaks a rule of its contract.</summary>
public sealed class FalConformanceException : FalException
{
    internal FalConformanceException(string rule, string found, Exception? innerException = null)
        : base($"The store breaks the rule '{rule}': {found}", innerException) => Rule = rule;

    /// <summary>The rule.</summary>
    public string Rule { get; }
}
