namespace FalGenerated;

/// <summary>The effect of a finding on a submit.</summary>
public enum FindingSeverity
{
    /// <summary>It goes out; the note is worth reading.</summary>
    Warning,

    /// <summary>The job is certain to fail, so it does not go out unless validation is turned off.</summary>
    Refuse,
}
