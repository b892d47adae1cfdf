namespace FalGenerated.Testing;

/// <summary>A store breaks a rule of its contract.</summary>
public sealed class FalConformanceException : FalException
{
    /// <summary>Makes one.</summary>
    /// <param name="rule">The rule that the store breaks.</param>
    /// <param name="found">What the store did, as a clause.</param>
    /// <param name="innerException">The store's exception; null when it threw none.</param>
    public FalConformanceException(string rule, string found, Exception? innerException = null)
        : base($"The store breaks the rule '{rule}': {found}", innerException) => Rule = rule;

    /// <summary>The rule.</summary>
    public string Rule { get; }
}
