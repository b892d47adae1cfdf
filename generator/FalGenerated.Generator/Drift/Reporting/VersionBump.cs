using FalGenerated.Generator.Drift.Levels;

namespace FalGenerated.Generator.Drift.Reporting;

/// <summary>The version bump of our package that the sdk axis demands.</summary>
internal static class VersionBump
{
    public static string Of(DriftReport report) => report.Sdk switch
    {
        SdkEffect.Breaking => "major (minor while the version is 0.x): regenerating breaks code that compiled",
        SdkEffect.Unknown => "decide by hand: something changed that no rule knows",
        SdkEffect.Additive => "minor (patch while the version is 0.x): regenerating only adds",
        _ => report.Findings.Any() ? "patch: regenerating leaves the surface as it is" : "none",
    };
}
