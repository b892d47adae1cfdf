namespace FalGenerated.Diagnostics;

/// <summary>
/// Runs what listens to the SDK. A logger, a meter or a tracer belongs to the host and may throw; a job that was paid for must not be lost
/// by that, so that whatever it throws ends here.
/// </summary>
internal static class Shield
{
    public static void Run<TArgument>(Action<TArgument> action, TArgument argument)
        where TArgument : allows ref struct
    {
        try
        {
            action(argument);
        }
#pragma warning disable CA1031 // Any exception of the host's: it could only be reported to the diagnostics that threw it.
        catch (Exception)
#pragma warning restore CA1031
        {
            return;
        }
    }

    public static TResult? Run<TArgument, TResult>(Func<TArgument, TResult?> function, TArgument argument)
    {
        try
        {
            return function(argument);
        }
#pragma warning disable CA1031 // As above.
        catch (Exception)
#pragma warning restore CA1031
        {
            return default;
        }
    }
}
