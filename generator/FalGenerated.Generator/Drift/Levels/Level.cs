namespace FalGenerated.Generator.Drift.Levels;

/// <summary>The effect of a change on a client that is compiled and deployed already, against the live server.</summary>
internal enum Level
{
    /// <summary>Nothing was found.</summary>
    None,

    /// <summary>The deployed client does not notice.</summary>
    Info,

    /// <summary>The client keeps working, but something that its owner cares about has moved: money, silence, notice.</summary>
    Warning,

    /// <summary>The client sends what is refused, or receives what it cannot read.</summary>
    Breaking,
}
