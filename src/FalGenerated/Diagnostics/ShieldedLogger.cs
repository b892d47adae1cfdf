using Microsoft.Extensions.Logging;

namespace FalGenerated.Diagnostics;

/// <summary>The host's logger, which cannot change what becomes of the work by throwing.</summary>
internal sealed class ShieldedLogger(ILogger logger) : ILogger
{
    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => Shield.Run(logger.BeginScope, state);

    public bool IsEnabled(LogLevel logLevel) => Shield.Run(logger.IsEnabled, logLevel);

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        Shield.Run(one => logger.Log(one.logLevel, one.eventId, one.state, one.exception, one.formatter), (logLevel, eventId, state, exception, formatter));
}
