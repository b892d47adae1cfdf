using System.Diagnostics.Metrics;

namespace FalGenerated.Diagnostics;

/// <summary>An instrument of the meter whose listeners cannot change what becomes of the work by throwing.</summary>
/// <typeparam name="T">The type of a measurement.</typeparam>
internal sealed class FalInstrument<T>(Instrument<T> instrument, Action<T, KeyValuePair<string, object?>[]> record)
    where T : struct
{
    /// <summary>The instrument itself, for what listens to one by reference.</summary>
    public static implicit operator Instrument<T>(FalInstrument<T> shielded) => shielded.Instrument;

    /// <summary>Gets a value indicating whether anything listens.</summary>
    public bool IsEnabled => Instrument.Enabled;

    private Instrument<T> Instrument { get; } = instrument;

    /// <summary>Adds to a counter.</summary>
    public void Add(T value, params KeyValuePair<string, object?>[] tags) => Record(value, tags);

    /// <summary>Records a measurement.</summary>
    public void Record(T value, params KeyValuePair<string, object?>[] tags)
    {
        if (Instrument.Enabled)
        {
            Shield.Run(one => one.record(one.value, one.tags), (record, value, tags));
        }
    }
}
