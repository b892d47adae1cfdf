using FalGenerated.Net;
namespace FalGenerated;

/// <summary>One thing that was noticed about a request before it was sent.</summary>
/// <param name="Code">A stable name, such as <c>scale_ratio_exceeds_4k</c>. Scripts may rely on it.</param>
/// <param name="Severity">Whether it refuses.</param>
/// <param name="Message">What is wrong and what to do, in one or two sentences with the numbers.</param>
public sealed record Finding(string Code, FindingSeverity Severity, string Message)
{
    /// <summary>The numbers of the message by name; empty when there are none.</summary>
    public IReadOnlyDictionary<string, decimal> Numbers { get; init; } = new Dictionary<string, decimal>();

    /// <summary>Gets a value indicating whether it refuses.</summary>
    public bool Refuses => Severity == FindingSeverity.Refuse;

    /// <summary>Severity, code and message.</summary>
    public override string ToString() => $"{(Refuses ? "refused" : "warning")} ({Code}): {Message}";

    // A sentence with every figure of it stays far below; what a file, an address or an option states can be of any length.
    private const int LongestMessage = 1200;

    internal static Finding Refusal(string code, string message, params ReadOnlySpan<(string Name, decimal Value)> numbers) =>
        new(code, FindingSeverity.Refuse, Bounded.Text(message, LongestMessage)) { Numbers = Named(numbers) };

    internal static Finding Warning(string code, string message, params ReadOnlySpan<(string Name, decimal Value)> numbers) =>
        new(code, FindingSeverity.Warning, Bounded.Text(message, LongestMessage)) { Numbers = Named(numbers) };

    private static Dictionary<string, decimal> Named(ReadOnlySpan<(string Name, decimal Value)> numbers)
    {
        Dictionary<string, decimal> named = [];
        foreach ((string name, decimal value) in numbers)
        {
            named[name] = value;
        }

        return named;
    }
}
