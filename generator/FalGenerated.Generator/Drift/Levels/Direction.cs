namespace FalGenerated.Generator.Drift.Levels;

/// <summary>Which way a value travels, seen from the client.</summary>
internal enum Direction
{
    /// <summary>We send it.</summary>
    Request,

    /// <summary>We read it.</summary>
    Response,
}
