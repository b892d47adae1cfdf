using Microsoft.Extensions.Logging;

namespace FalGenerated.Polling;

/// <summary>The services that all waits of one client share.</summary>
/// <param name="Time">The clock.</param>
/// <param name="Chance">A number from 0 to below 1.</param>
/// <param name="Slots">The streams that may be open at once.</param>
/// <param name="Log">The log.</param>
internal sealed record WaitServices(TimeProvider Time, Func<double> Chance, StreamSlots Slots, ILogger Log)
{
    /// <summary>Gets a value indicating whether the result is asked for again when one answer does not prove the end of a job. A fake says it once.</summary>
    public bool ConfirmsEnds { get; init; } = true;

    /// <summary>Wakes waits when news of a job's end arrives by another way than polling.</summary>
    public JobWakeUps WakeUps { get; init; } = new();
}
