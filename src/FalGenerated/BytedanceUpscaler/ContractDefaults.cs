namespace FalGenerated.BytedanceUpscaler;

/// <summary>
/// What the service takes for an option that is not sent. Price and limits need it, and it is never written into a request. A test holds
/// it against the pinned contract.
/// </summary>
internal static class ContractDefaults
{
    private static readonly Dictionary<string, string> Texts = new()
    {
        [WireNames.TargetResolution] = "1080p",
        [WireNames.TargetFps] = "30fps",
        [WireNames.EnhancementPreset] = "general",
        [WireNames.EnhancementTier] = "standard",
        [WireNames.Fidelity] = "high",
    };

    /// <summary>Names of the options that the contract knows.</summary>
    public static IEnumerable<string> KnownOptions => [.. Texts.Keys, WireNames.ScaleRatio];

    /// <summary>The default's wire text; null when the contract states none.</summary>
    public static string? TextOf(string field) => Texts.GetValueOrDefault(field);
}
