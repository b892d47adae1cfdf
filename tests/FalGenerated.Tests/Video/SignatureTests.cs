using System.Text;
using FalGenerated.Video;

namespace FalGenerated.Tests.Video;

public sealed class SignatureTests
{
    [Theory]
    [InlineData("FFD8FFE000104A464946", "jpeg")]
    [InlineData("89504E470D0A1A0A0000000D", "png")]
    [InlineData("255044462D312E37", "pdf")]
    [InlineData("504B030414000000", "zip")]
    public async Task ProbeAsync_ForeignBytes_AreNotVideo(string hex, string name) => await IsAsync(Convert.FromHexString(hex), VideoOutcome.NotVideo, name);

    [Theory]
    [InlineData("<!DOCTYPE html><html>", "html")]
    [InlineData("\r\n  <html lang='de'>", "html")]
    [InlineData("<?xml version='1.0'?><Error/>", "xml")]
    [InlineData("{\"detail\":\"not found\"}", "json")]
    [InlineData("Not found", "text")]
    [InlineData("Größe: 5 €", "text")]
    [InlineData("\uFEFF{}", "json")]
    public async Task ProbeAsync_Text_IsNotVideo(string text, string name) => await IsAsync(Encoding.UTF8.GetBytes(text), VideoOutcome.NotVideo, name);

    [Theory]
    [InlineData("464C5601050000000900000000", "flv")]
    [InlineData("4F67675300020000", "ogg")]
    [InlineData("3026B2758E66CF11A6D900AA0062CE6C", "asf")]
    [InlineData("000001BA44000400", "mpegps")]
    [InlineData("52494646240000004156492000000000", "avi")]
    [InlineData("474946383961", "gif")]
    [InlineData("000000016742C01E", null)]
    [InlineData("00", null)]
    [InlineData("FFFFFFFFFFFF", null)]
    public async Task ProbeAsync_ContainerNotReadHere_IsUnknown(string hex, string? name) =>
        await IsAsync(Convert.FromHexString(hex), VideoOutcome.UnknownContainer, name);

    [Fact]
    public async Task ProbeAsync_Playlist_IsUnknown() => await IsAsync("#EXTM3U\n#EXT-X-VERSION:3\n"u8.ToArray(), VideoOutcome.UnknownContainer, "hls");

    [Theory]
    [InlineData(0, 188)]
    [InlineData(4, 192)]
    public async Task ProbeAsync_TransportStream_IsUnknown(int first, int step)
    {
        byte[] bytes = new byte[step * 4];
        for (int at = first; at < bytes.Length; at += step)
        {
            bytes[at] = 0x47;
        }

        await IsAsync(bytes, VideoOutcome.UnknownContainer, "mpegts");
    }

    [Fact]
    public async Task ProbeAsync_TextThatStartsWithG_IsText() => await IsAsync(Encoding.ASCII.GetBytes("G" + new string('x', 600)), VideoOutcome.NotVideo, "text");

    private static async Task IsAsync(byte[] bytes, VideoOutcome outcome, string? name)
    {
        VideoInfo info = await Probe.BytesAsync(bytes);

        Assert.Equal((outcome, name), (info.Outcome, info.Container));
    }
}
