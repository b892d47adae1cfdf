using System.Globalization;

namespace FalGenerated.Video;

/// <summary>A width and a height in whole pixels, each at least 1. The default value (0x0) is no size; nothing here returns it.</summary>
public readonly record struct PixelSize
{
    /// <summary>Makes a size.</summary>
    /// <param name="width">Columns, at least 1.</param>
    /// <param name="height">Rows, at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A side is below 1.</exception>
    public PixelSize(int width, int height)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(height, 1);
        Width = width;
        Height = height;
    }

    /// <summary>Columns.</summary>
    public int Width { get; }

    /// <summary>Rows.</summary>
    public int Height { get; }

    /// <summary>Width times height.</summary>
    public long Pixels => (long)Width * Height;

    /// <summary>The smaller of the two sides.</summary>
    public int ShortSide => Math.Min(Width, Height);

    /// <summary>The larger of the two sides.</summary>
    public int LongSide => Math.Max(Width, Height);

    /// <summary>Long side divided by short side, at least 1, whatever the orientation. 0 for the default value.</summary>
    public decimal Aspect => ShortSide == 0 ? 0 : (decimal)LongSide / ShortSide;

    /// <summary>The same picture after a quarter turn.</summary>
    public PixelSize Turned() => new(Height, Width);

    /// <summary>Reads <c>WIDTHxHEIGHT</c>, such as <c>1920x1080</c>.</summary>
    /// <param name="text">The text; null is no size.</param>
    /// <param name="size">The size, when the text is one.</param>
    /// <returns>Whether the text holds two whole numbers of at least 1 with an <c>x</c> between them.</returns>
    public static bool TryParse(string? text, out PixelSize size)
    {
        size = default;
        string[] sides = text?.Split('x', 'X') ?? [];
        if (sides.Length != 2 || !TryParseSide(sides[0], out int width) || !TryParseSide(sides[1], out int height))
        {
            return false;
        }

        size = new PixelSize(width, height);
        return true;
    }

    /// <summary><c>WIDTHxHEIGHT</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Width}x{Height}");

    /// <exception cref="ArgumentOutOfRangeException">It is the default value.</exception>
    internal static void ThrowIfNone(PixelSize? size, string name)
    {
        if (size == default(PixelSize))
        {
            throw new ArgumentOutOfRangeException(name, "0x0 is no size. Leave it out when the size is not known.");
        }
    }

    private static bool TryParseSide(string text, out int side) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out side) && side >= 1;
}
