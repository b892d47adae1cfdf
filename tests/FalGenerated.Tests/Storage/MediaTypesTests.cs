using FalGenerated.Files;

namespace FalGenerated.Tests.Storage;

public sealed class MediaTypesTests
{
    [Theory]
    [InlineData("00000018667479706D703432", "x.bin", "video/mp4")]
    [InlineData("00000018667479706D703432", "x.mov", "video/mp4")]
    [InlineData("000000186674797071742020", "x.mp4", "video/quicktime")]
    [InlineData("00000018667479704D345620", null, "video/x-m4v")]
    [InlineData("1A45DFA3934282847765626D", null, "video/webm")]
    [InlineData("1A45DFA393428288", "x.webm", "video/x-matroska")]
    [InlineData("52494646000000004156492000", null, "video/x-msvideo")]
    [InlineData("5249464600000000", "x.avi", "video/x-msvideo")]
    [InlineData("464C5601", null, "video/x-flv")]
    [InlineData("000001BA", null, "video/mpeg")]
    [InlineData("89504E470D0A1A0A", null, "image/png")]
    [InlineData("47", "x.bin", "application/octet-stream")]
    [InlineData("00010203", "x.MP4", "video/mp4")]
    [InlineData("00010203", null, "application/octet-stream")]
    public void Of_BytesAndName_BytesComeFirst(string hex, string? name, string expected) =>
        Assert.Equal(expected, MediaTypes.Of(Convert.FromHexString(hex), name));

    [Fact]
    public void Of_TransportStream_NeedsTwoPackets()
    {
        byte[] head = new byte[MediaTypes.Needed];
        head[0] = head[188] = 0x47;

        Assert.Equal("video/mp2t", MediaTypes.Of(head, null));
    }

    [Theory]
    [InlineData("video/mp4", ".mp4")]
    [InlineData("image/jpeg", ".jpg")]
    [InlineData("application/octet-stream", ".bin")]
    public void ExtensionOf_Type_IsTheUsualOne(string type, string expected) => Assert.Equal(expected, MediaTypes.ExtensionOf(type));
}
