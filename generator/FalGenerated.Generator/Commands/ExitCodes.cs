namespace FalGenerated.Generator.Commands;

/// <summary>Scripts rely on these numbers.</summary>
internal static class ExitCodes
{
    public const int Clean = 0;

    /// <summary>Drift at or above the threshold; or <c>verify</c> found a file that is not what it should be.</summary>
    public const int Drift = 1;

    /// <summary>Wrong usage or configuration.</summary>
    public const int Usage = 2;

    /// <summary>The documents cannot be compared, or the tool itself failed.</summary>
    public const int CannotCompare = 3;

    /// <summary>The live document could not be fetched; worth a retry.</summary>
    public const int CannotFetch = 4;

    /// <summary>Stopped from outside, as shells count it.</summary>
    public const int Interrupted = 130;
}
