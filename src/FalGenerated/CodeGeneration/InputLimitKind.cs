using System.ComponentModel;

namespace FalGenerated.CodeGeneration;

/// <summary>The thing that a limit of a contract is about.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public enum InputLimitKind
{
    /// <summary>The fewest characters of a text.</summary>
    MinLength,

    /// <summary>The most characters of a text.</summary>
    MaxLength,

    /// <summary>The fewest items of a list.</summary>
    MinItems,

    /// <summary>The most items of a list.</summary>
    MaxItems,

    /// <summary>The least number.</summary>
    Minimum,

    /// <summary>The greatest number.</summary>
    Maximum,

    /// <summary>The number must be greater.</summary>
    ExclusiveMinimum,

    /// <summary>The number must be less.</summary>
    ExclusiveMaximum,

    /// <summary>The fewest bytes of a file.</summary>
    MinFileSize,

    /// <summary>The most bytes of a file.</summary>
    MaxFileSize,

    /// <summary>The fewest seconds of sound or video.</summary>
    MinDuration,

    /// <summary>The most seconds of sound or video.</summary>
    MaxDuration,

    /// <summary>The least width in pixels.</summary>
    MinWidth,

    /// <summary>The greatest width in pixels.</summary>
    MaxWidth,

    /// <summary>The least height in pixels.</summary>
    MinHeight,

    /// <summary>The greatest height in pixels.</summary>
    MaxHeight,

    /// <summary>The least width by height.</summary>
    MinAspectRatio,

    /// <summary>The greatest width by height.</summary>
    MaxAspectRatio,

    /// <summary>The fewest frames per second.</summary>
    MinFramesPerSecond,

    /// <summary>The most frames per second.</summary>
    MaxFramesPerSecond,
}
