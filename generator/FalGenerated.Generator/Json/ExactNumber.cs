using System.Globalization;
using System.Numerics;

namespace FalGenerated.Generator.Json;

/// <summary>
/// A JSON number without rounding: mantissa × 10^exponent with no trailing zero in the mantissa, so that
/// 10, 10.0 and 1e1 are one value and 2^53 and 2^53+1 are two.
/// </summary>
internal readonly record struct ExactNumber(BigInteger Mantissa, long Exponent) : IComparable<ExactNumber>
{
    /// <summary>Wider powers of ten than this are never spelled out: a hostile exponent must not cost memory.</summary>
    private const int WidestShift = 400;

    public static ExactNumber Zero => new(BigInteger.Zero, 0);

    public bool IsInteger => Exponent >= 0;

    /// <summary>False for text that is no number and for an exponent beyond 15 digits.</summary>
    public static bool TryParse(string text, out ExactNumber number)
    {
        number = default;
        int e = text.AsSpan().IndexOfAny('e', 'E');
        ReadOnlySpan<char> digits = e < 0 ? text : text.AsSpan(0, e);
        long exponent = 0;
        if (e >= 0 && (text.Length - e > 17 || !long.TryParse(text.AsSpan(e + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out exponent)))
        {
            return false;
        }

        int point = digits.IndexOf('.');
        string whole = point < 0 ? digits.ToString() : string.Concat(digits[..point], digits[(point + 1)..]);
        if (!BigInteger.TryParse(whole, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out BigInteger mantissa))
        {
            return false;
        }

        number = Normalise(mantissa, exponent - (point < 0 ? 0 : digits.Length - point - 1));
        return true;
    }

    public static ExactNumber FromInteger(long value) => Normalise(value, 0);

    public int CompareTo(ExactNumber other)
    {
        if (Mantissa.Sign != other.Mantissa.Sign || Mantissa.IsZero)
        {
            return Mantissa.Sign.CompareTo(other.Mantissa.Sign);
        }

        long magnitude = Digits(Mantissa) + Exponent;
        long otherMagnitude = Digits(other.Mantissa) + other.Exponent;
        if (magnitude != otherMagnitude)
        {
            return Mantissa.Sign * magnitude.CompareTo(otherMagnitude);
        }

        long least = Math.Min(Exponent, other.Exponent);
        return Shift(Mantissa, Exponent - least).CompareTo(Shift(other.Mantissa, other.Exponent - least));
    }

    /// <summary>True if this is a whole multiple of <paramref name="step"/>; false also where the distance is too wide to tell.</summary>
    public bool IsMultipleOf(ExactNumber step)
    {
        if (step.Mantissa.IsZero || Math.Abs(Exponent - step.Exponent) > WidestShift)
        {
            return false;
        }

        long least = Math.Min(Exponent, step.Exponent);
        return (Shift(Mantissa, Exponent - least) % Shift(step.Mantissa, step.Exponent - least)).IsZero;
    }

    /// <summary>The least integer at or above this number.</summary>
    public ExactNumber Ceiling() => Exponent >= 0 ? this : Exponent < -WidestShift
        ? FromInteger(Mantissa.Sign > 0 ? 1 : 0)
        : Normalise(-FloorDivide(-Mantissa, BigInteger.Pow(10, (int)-Exponent)), 0);

    /// <summary>The greatest integer at or below this number.</summary>
    public ExactNumber Floor() => new ExactNumber(-Mantissa, Exponent).Ceiling().Negate();

    public ExactNumber Plus(long value) => Exponent > WidestShift ? this : Exponent >= 0
        ? Normalise(Shift(Mantissa, Exponent) + value, 0)
        : Normalise(Mantissa + Shift(value, Math.Min(-Exponent, WidestShift)), Exponent);

    public override string ToString()
    {
        if (Exponent is >= 0 and <= 20)
        {
            return Shift(Mantissa, Exponent).ToString(CultureInfo.InvariantCulture);
        }

        string digits = BigInteger.Abs(Mantissa).ToString(CultureInfo.InvariantCulture);
        string sign = Mantissa.Sign < 0 ? "-" : "";
        if (Exponent is < 0 and >= -20)
        {
            digits = digits.PadLeft((int)-Exponent + 1, '0');
            int point = digits.Length + (int)Exponent;
            return $"{sign}{digits[..point]}.{digits[point..]}";
        }

        return string.Create(CultureInfo.InvariantCulture, $"{sign}{digits}e{Exponent}");
    }

    private ExactNumber Negate() => new(-Mantissa, Exponent);

    private static ExactNumber Normalise(BigInteger mantissa, long exponent)
    {
        if (mantissa.IsZero)
        {
            return Zero;
        }

        while (true)
        {
            BigInteger shorter = BigInteger.DivRem(mantissa, 10, out BigInteger rest);
            if (!rest.IsZero)
            {
                return new(mantissa, exponent);
            }

            mantissa = shorter;
            exponent++;
        }
    }

    private static BigInteger FloorDivide(BigInteger value, BigInteger divisor)
    {
        BigInteger quotient = BigInteger.DivRem(value, divisor, out BigInteger rest);
        return rest.Sign < 0 ? quotient - 1 : quotient;
    }

    private static BigInteger Shift(BigInteger value, long places) => places == 0 ? value : value * BigInteger.Pow(10, (int)places);

    private static long Digits(BigInteger value) => BigInteger.Abs(value).ToString(CultureInfo.InvariantCulture).Length;
}
