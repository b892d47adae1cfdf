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
    [InlineData("526172211A0700CF", "rar")]
    [InlineData("526172211A070100", "rar")]
    [InlineData("52494646240000005741564500000000", "wav")]
    [InlineData("52494646240000005745425056503820", "webp")]
    [InlineData("377ABCAF271C0004", "7z")]
    [InlineData("1F8B080000000000", "gzip")]
    [InlineData("FD377A585A000004", "xz")]
    [InlineData("425A683931415926535900", "bzip2")]
    [InlineData("28B52FFD04000000", "zstd")]
    [InlineData("664C614300000022", "flac")]
    [InlineData("49443304000000000000", "mp3")]
    [InlineData("464F524D00000000414946460000", "aiff")]
    [InlineData("D0CF11E0A1B11AE1", "ole")]
    [InlineData("7F454C4602010100", "elf")]
    [InlineData("424D360000000000000036000000280000000000", "bmp")]
    [InlineData("49492A0008000000", "tiff")]
    public async Task ProbeAsync_ForeignBytes_AreNotVideo(string hex, string name) => await IsAsync(Convert.FromHexString(hex), VideoOutcome.NotVideo, name);

    [Theory]
    [InlineData("<!DOCTYPE html><html>", "html")]
    [InlineData("\r\n  <html lang='de'>", "html")]
    [InlineData("<?xml version='1.0'?><Error/>", "xml")]
    [InlineData("{\"detail\":\"not found\"}", "json")]
    [InlineData("Not found", "text")]
    [InlineData("Größe: 5 €", "text")]
    [InlineData("\uFEFF{}", "json")]
    [InlineData("--boundary\r\nContent-Disposition: form-data; name=\"file\"\r\n\r\n\0\u0001\u0002", "multipart")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Type: video/mp4\r\n\r\n\0\u0001\u0002", "http")]
    [InlineData("The free encyclopedia", "text")]
    [InlineData("<html>\u0001\u0002", "html")]
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

    [Theory]
    [InlineData("utf-16", true)]
    [InlineData("utf-16", false)]
    [InlineData("utf-16BE", true)]
    [InlineData("utf-16BE", false)]
    [InlineData("utf-32", true)]
    [InlineData("utf-32", false)]
    [InlineData("utf-32BE", false)]
    [InlineData("iso-8859-1", false)]
    public async Task ProbeAsync_PageInAnyEncoding_IsNotVideo(string encoding, bool isMarked)
    {
        Encoding coder = Encoding.GetEncoding(encoding);
        byte[] text = coder.GetBytes("<!DOCTYPE html><html><body>Ungültig: die Sitzung ist abgelaufen.</body></html>");

        await IsAsync(isMarked ? [.. coder.GetPreamble(), .. text] : text, VideoOutcome.NotVideo, "html");
    }

    [Fact]
    public async Task ProbeAsync_TextInAnOlderEncoding_IsNotVideo() =>
        await IsAsync(Encoding.Latin1.GetBytes("Größe und Länge der Datei sind ungültig, bitte laden Sie sie noch einmal hoch."), VideoOutcome.NotVideo, "text");

    [Theory]
    [InlineData(600, VideoOutcome.NotVideo, "zeros")]
    [InlineData(100, VideoOutcome.UnknownContainer, null)]
    public async Task ProbeAsync_Zeros_AreNoVideoWhenThereAreManyOfThem(int count, VideoOutcome outcome, string? name) => await IsAsync(new byte[count], outcome, name);

    [Theory]
    [InlineData(417, "mp3")]
    [InlineData(416, null)]
    public async Task ProbeAsync_Mp3WithoutATag_IsKnownByItsSecondFrame(int second, string? name)
    {
        byte[] bytes = new byte[1000];
        Convert.FromHexString("FFFB9000").CopyTo(bytes, 0);
        Convert.FromHexString("FFFB9000").CopyTo(bytes, second);

        await IsAsync(bytes, name is null ? VideoOutcome.UnknownContainer : VideoOutcome.NotVideo, name);
    }

    [Fact]
    public async Task ProbeAsync_Gif_HasItsSize()
    {
        VideoInfo info = await Probe.BytesAsync([.. "GIF89a"u8, 0x40, 0x01, 0xF0, 0x00, 0x80, 0, 0]);

        Assert.Equal((VideoOutcome.Partial, "gif", new PixelSize(320, 240)), (info.Outcome, info.Container, info.DisplaySize!.Value));
    }

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
