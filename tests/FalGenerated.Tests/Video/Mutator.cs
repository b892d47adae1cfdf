using System.Buffers.Binary;

namespace FalGenerated.Tests.Video;

/// <summary>Breaks files in the ways that files break, and in some that only malice thinks of. The same seed breaks them the same way.</summary>
internal sealed class Mutator(int seed)
{
    private static readonly ulong[] Numbers =
        [0, 1, 2, 7, 8, 15, 16, 255, 256, 65_535, int.MaxValue, 0x8000_0000, uint.MaxValue, long.MaxValue, 0x8000_0000_0000_0000, ulong.MaxValue];

    private readonly Random random = new(seed);

    public byte[] Mutate(byte[] original)
    {
        byte[] file = (byte[])original.Clone();
        int steps = 1 + random.Next(6);
        for (int i = 0; i < steps && file.Length > 16; i++)
        {
            file = random.Next(10) switch
            {
                < 4 => WithNumber(file),
                < 7 => WithByte(file),
                7 => file[..random.Next(file.Length)],
                8 => WithCopiedPiece(file),
                _ => WithInsertedPiece(file),
            };
        }

        return file;
    }

    private byte[] WithByte(byte[] file)
    {
        file[Place(file)] = (byte)random.Next(256);
        return file;
    }

    private byte[] WithNumber(byte[] file)
    {
        int place = Math.Min(Place(file), file.Length - 8);
        ulong number = Numbers[random.Next(Numbers.Length)];
        if (random.Next(2) == 0)
        {
            BinaryPrimitives.WriteUInt64BigEndian(file.AsSpan(place), number);
        }
        else
        {
            BinaryPrimitives.WriteUInt32BigEndian(file.AsSpan(place), (uint)(number & uint.MaxValue));
        }

        return file;
    }

    private byte[] WithCopiedPiece(byte[] file)
    {
        int length = random.Next(1, Math.Min(200, file.Length / 2));
        int from = random.Next(file.Length - length);
        int to = random.Next(file.Length - length);
        file.AsSpan(from, length).ToArray().CopyTo(file, to);
        return file;
    }

    private byte[] WithInsertedPiece(byte[] file)
    {
        byte[] piece = new byte[random.Next(1, 64)];
        random.NextBytes(piece);
        int place = Place(file);
        return [.. file[..place], .. piece, .. file[place..]];
    }

    // Most headers stand in the first kilobytes.
    private int Place(byte[] file) => random.Next(random.Next(4) == 0 ? file.Length : Math.Min(file.Length, 2048));
}
