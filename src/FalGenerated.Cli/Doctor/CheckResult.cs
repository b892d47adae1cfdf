using FalGenerated.Cli.Reporting;
using Newtonsoft.Json.Linq;

namespace FalGenerated.Cli.Doctor;

/// <summary>The result of one check.</summary>
/// <param name="Name">What was checked.</param>
/// <param name="Status">The verdict.</param>
/// <param name="Fact">What was found.</param>
/// <param name="Advice">What to do about it; null if there is nothing to do.</param>
internal sealed record CheckResult(string Name, CheckStatus Status, string Fact, string? Advice = null)
{
    public JObject ToJson() => new() { ["name"] = Name, ["status"] = SnakeCase.Of(Status), ["fact"] = Fact, ["advice"] = Advice };
}
