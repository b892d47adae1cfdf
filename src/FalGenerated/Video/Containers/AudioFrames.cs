namespace FalGenerated.Video.Containers;

/// <summary>Recognises sound without a container: MP3 and AAC, whose frames have only eleven or twelve fixed bits, and ID3 tags in front of them.</summary>
internal static class AudioFrames
{
    private static readonly int[] Bitrates1 = [0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320];
    private static readonly int[] Bitrates2 = [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160];
    private static readonly int[] SampleRates = [44_100, 48_000, 32_000];

    /// <summary><c>mp3</c> or <c>aac</c>; null when the bytes are neither.</summary>
    public static string? NameOf(ReadOnlySpan<byte> head) =>
        IsTag(head) || IsRun(head, Mp3Length) ? "mp3"
        : IsRun(head, AdtsLength) ? "aac"
        : null;

    private static bool IsTag(ReadOnlySpan<byte> head) =>
        head.StartsWith("ID3"u8) && head.Length >= 10 && head[3] < 0x10 && head[4] < 0xFF && !head[6..10].ContainsAnyInRange<byte>(0x80, 0xFF);

    // One header may be chance; a second one exactly where the first says is not.
    private static bool IsRun(ReadOnlySpan<byte> head, Func<ReadOnlySpan<byte>, int> lengthOf) =>
        lengthOf(head) is > 0 and var first && first < head.Length && lengthOf(head[first..]) > 0;

    /// <summary>The length of a layer III frame; 0 when there is none.</summary>
    private static int Mp3Length(ReadOnlySpan<byte> frame)
    {
        if (frame.Length < 4 || frame[0] != 0xFF || (frame[1] & 0xE6) != 0xE2)
        {
            return 0;
        }

        int version = (frame[1] >> 3) & 3;
        int bitrate = frame[2] >> 4;
        int rate = (frame[2] >> 2) & 3;
        if (version == 1 || bitrate is 0 or 15 || rate == 3)
        {
            return 0;
        }

        bool isFirst = version == 3;
        int samplesPerSecond = SampleRates[rate] / (version == 3 ? 1 : version == 2 ? 2 : 4);
        return ((isFirst ? 144_000 : 72_000) * (isFirst ? Bitrates1 : Bitrates2)[bitrate] / samplesPerSecond) + ((frame[2] >> 1) & 1);
    }

    /// <summary>The length of an ADTS frame; 0 when there is none.</summary>
    private static int AdtsLength(ReadOnlySpan<byte> frame)
    {
        if (frame.Length < 7 || frame[0] != 0xFF || (frame[1] & 0xF6) != 0xF0 || ((frame[2] >> 2) & 15) > 12)
        {
            return 0;
        }

        int length = ((frame[3] & 3) << 11) | (frame[4] << 3) | (frame[5] >> 5);
        return length >= 7 ? length : 0;
    }
}
