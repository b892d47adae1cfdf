namespace FalGenerated.Emulator.Faults;

/// <summary>Chance that depends on nothing but its arguments, so that concurrent requests cannot change each other's fate.</summary>
internal static class Chance
{
    /// <summary>A number from 0 (inclusive) to 1 (exclusive).</summary>
    public static double Draw(int seed, string operation, int request)
    {
        var state = unchecked((ulong)(uint)seed * 0x9E3779B97F4A7C15);
        foreach (var letter in operation)
        {
            state = Mix(state ^ letter);
        }

        return (Mix(state ^ (uint)request) >> 11) * (1.0 / (1UL << 53));
    }

    // The finaliser of SplitMix64 (Steele, Lea and Flood, 2014).
    private static ulong Mix(ulong value)
    {
        unchecked
        {
            value += 0x9E3779B97F4A7C15;
            value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
            value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
            return value ^ (value >> 31);
        }
    }
}
