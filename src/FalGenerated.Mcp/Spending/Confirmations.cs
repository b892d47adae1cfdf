using System.Globalization;
using System.Security.Cryptography;
using FalGenerated.Mcp.Failures;

namespace FalGenerated.Mcp.Spending;

/// <summary>
/// The codes that confirm one price of one input, once. A code names its price, so that a host that shows the arguments of a call before it
/// is made shows what is agreed to. Codes end with the process.
/// </summary>
internal sealed class Confirmations
{
    private const int MostCodes = 1000;

    private readonly Lock gate = new();
    private readonly Dictionary<string, (string Input, decimal AtMostUsd)> codes = new(StringComparer.Ordinal);
    private readonly Queue<string> ages = [];

    /// <summary>Makes a code. The oldest of a thousand unused ones is forgotten.</summary>
    /// <param name="input">The key that the SDK makes of content, options and service.</param>
    /// <param name="atMostUsd">The upper bound of the price, in US dollars.</param>
    public string Issue(string input, decimal atMostUsd)
    {
        string code = string.Create(
            CultureInfo.InvariantCulture, $"pay-at-most-{atMostUsd}-usd-{RandomNumberGenerator.GetHexString(12, lowercase: true)}");
        lock (gate)
        {
            codes[code] = (input, atMostUsd);
            ages.Enqueue(code);
            if (ages.Count > MostCodes)
            {
                codes.Remove(ages.Dequeue());
            }
        }

        return code;
    }

    /// <summary>Uses a code up.</summary>
    /// <exception cref="ToolException">It was never given out, is used up, or is for another input or a lower price.</exception>
    public void Use(string code, string input, decimal atMostUsd)
    {
        lock (gate)
        {
            if (!codes.TryGetValue(code, out (string Input, decimal AtMostUsd) agreed))
            {
                throw new ToolException("This confirmation was used already or never given out, so nothing was sent: call upscale without one for a new price and code.");
            }

            if (agreed.Input != input || atMostUsd > agreed.AtMostUsd)
            {
                throw new ToolException("This confirmation is for another video, other options or another price, so nothing was sent: call upscale without one for the code of this input.");
            }

            codes.Remove(code);
        }
    }
}
