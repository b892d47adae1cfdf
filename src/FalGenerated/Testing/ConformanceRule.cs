namespace FalGenerated.Testing;

/// <summary>One rule while it is tried.</summary>
internal sealed class ConformanceRule(string rule)
{
    /// <summary>Runs a rule; a failure of the store is a failure of the rule.</summary>
    public static async Task RunAsync(string rule, Func<ConformanceRule, Task> steps)
    {
        try
        {
            await steps(new ConformanceRule(rule)).ConfigureAwait(false);
        }
        catch (Exception error) when (error is not (FalConformanceException or OperationCanceledException))
        {
            throw new FalConformanceException(rule, $"it threw {error.GetType().Name}: {error.Message}", error);
        }
    }

    /// <summary>Requires two values to be equal.</summary>
    public void Equal<T>(T expected, T actual, string what)
    {
        if (!EqualityComparer<T>.Default.Equals(expected, actual))
        {
            throw new FalConformanceException(rule, FormattableString.Invariant($"{what} is {Text(actual)}, and must be {Text(expected)}."));
        }
    }

    private static string Text<T>(T value) => value?.ToString() ?? "null";
}
