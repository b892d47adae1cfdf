using System.Security.Cryptography;
using System.Text;

namespace FalGenerated.Generator.Drift.Comparison;

/// <summary>The name by which an ignore list knows a finding: made of what changed, never of words that may be reworded.</summary>
internal static class Fingerprint
{
    public const int Length = 16;

    public static string Of(Finding finding)
    {
        string text = string.Join('\n', finding.Rule.Id, finding.Scope.Method, finding.Scope.PathShape, finding.Scope.Direction, finding.Place, finding.Value);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..Length];
    }
}
