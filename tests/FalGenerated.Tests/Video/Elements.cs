using System.Buffers.Binary;
using System.Text;
using FalGenerated.Video;

namespace FalGenerated.Tests.Video;

/// <summary>Writes EBML elements, right ones and wrong ones.</summary>
internal static class Elements
{
    public static byte[] Element(uint id, params byte[][] parts)
    {
        byte[] body = Boxes.Join(parts);
        return Boxes.Join(Id(id), Size(body.Length), body);
    }

    /// <summary>An element of unknown size.</summary>
    public static byte[] Open(uint id, params byte[][] parts) => Boxes.Join(Id(id), [0x01, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF], Boxes.Join(parts));

    public static byte[] Number(uint id, ulong value) => Element(id, Boxes.U64(value));

    public static byte[] Text(uint id, string value) => Element(id, Encoding.ASCII.GetBytes(value));

    public static byte[] Double(uint id, double value)
    {
        byte[] bytes = new byte[8];
        BinaryPrimitives.WriteDoubleBigEndian(bytes, value);
        return Element(id, bytes);
    }

    public static byte[] Header(string docType = "webm") => Element(0x1A45DFA3, Text(0x4282, docType));

    public static byte[] Info(double milliseconds = 10_000) => Element(0x1549A966, Number(0x2AD7B1, 1_000_000), Double(0x4489, milliseconds));

    public static byte[] Tracks(params byte[][] more) => Element(0x1654AE6B, [VideoTrack(), .. more]);

    public static byte[] VideoTrack(params byte[][] more) => Element(
        0xAE, Number(0x83, 1), Text(0x86, "V_VP9"), Number(0x23E383, 33_333_333), Element(0xE0, [Number(0xB0, 640), Number(0xBA, 360), .. more]));

    public static byte[] AudioTrack() => Element(0xAE, Number(0x83, 2), Text(0x86, "A_OPUS"));

    public static byte[] Cluster(int length = 200) => Element(0x1F43B675, Boxes.Zeros(length));

    public static byte[] Seek(uint id, ulong position) => Element(0x4DBB, Element(0x53AB, Id(id)), Number(0x53AC, position));

    public static byte[] SeekHead(params byte[][] seeks) => Element(0x114D9B74, seeks);

    public static byte[] Segment(params byte[][] parts) => Element(0x18538067, parts);

    public static byte[] Id(uint id) => Boxes.U32(id)[(id > 0xFFFFFF ? 0 : id > 0xFFFF ? 1 : id > 0xFF ? 2 : 3)..];

    private static byte[] Size(long value) => Boxes.U64((1UL << 56) | (ulong)value);
}
