using System.Buffers.Binary;
using System.Text;
using FalGenerated.Video;

namespace FalGenerated.Tests.Video;

/// <summary>Writes boxes of ISO base media files, right ones and wrong ones.</summary>
internal static class Boxes
{
    public static byte[] Box(string type, params byte[][] parts) => Sized(8 + parts.Sum(part => part.Length), type, parts);

    /// <summary>A box that states a size of its own.</summary>
    public static byte[] Sized(long stated, string type, params byte[][] parts) =>
        Join([U32(unchecked((uint)stated)), Encoding.Latin1.GetBytes(type), .. parts]);

    /// <summary>A box with a 64-bit size.</summary>
    public static byte[] Large(ulong stated, string type, params byte[][] parts) =>
        Join([U32(1), Encoding.Latin1.GetBytes(type), U64(stated), .. parts]);

    public static byte[] Join(params byte[][] parts) => [.. parts.SelectMany(part => part)];

    public static byte[] U16(int value) => [(byte)(value >> 8), (byte)(value & 0xFF)];

    public static byte[] U32(uint value)
    {
        byte[] bytes = new byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(bytes, value);
        return bytes;
    }

    public static byte[] U64(ulong value)
    {
        byte[] bytes = new byte[8];
        BinaryPrimitives.WriteUInt64BigEndian(bytes, value);
        return bytes;
    }

    public static byte[] Zeros(int count) => new byte[count];

    public static byte[] Ftyp(string brand = "isom") => Box("ftyp", Encoding.Latin1.GetBytes(brand), U32(512), Encoding.Latin1.GetBytes("isom"));

    public static byte[] Mdat(int length = 100) => Box("mdat", Zeros(length));
}
