using System.Globalization;

namespace FalGenerated.Generator.Drift.NormalForm;

/// <summary>128 bits that name a shape. Two halves and not <see cref="UInt128"/>, whose code is never compiled ahead of time.</summary>
internal readonly record struct ShapeHash(ulong High, ulong Low)
{
    public static ShapeHash Zero => default;

    public static ShapeHash Of(ulong value) => new(0, value);

    public static ShapeHash Of(string text)
    {
        ShapeHash hash = Of(0x9E3779B97F4A7C15);
        foreach (char letter in text)
        {
            hash = hash.Mix(Of(letter));
        }

        return hash;
    }

    /// <summary>Takes another value in; the order of values matters.</summary>
    public ShapeHash Mix(ShapeHash value)
    {
        unchecked
        {
            ulong low = (Low ^ value.Low) * 0xFF51AFD7ED558CCDUL;
            ulong high = (High + value.High + low) * 0xC4CEB9FE1A85EC53UL;
            low ^= high >> 29;
            high ^= low >> 32;
            return new(high * 0x9E3779B97F4A7C15UL, (low + high) * 0xBF58476D1CE4E5B9UL);
        }
    }

    /// <summary>A sum, in which the order of values does not matter.</summary>
    public ShapeHash Plus(ShapeHash value)
    {
        unchecked
        {
            ulong low = Low + value.Low;
            return new(High + value.High + (low < Low ? 1UL : 0UL), low);
        }
    }

    public override string ToString() => High.ToString("x16", CultureInfo.InvariantCulture) + Low.ToString("x16", CultureInfo.InvariantCulture);
}
