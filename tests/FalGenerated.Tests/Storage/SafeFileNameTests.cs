using System.Text;
using FalGenerated.Files;

namespace FalGenerated.Tests.Storage;

public sealed class SafeFileNameTests
{
    [Theory]
    [InlineData("clip.mp4", "clip.mp4")]
    [InlineData("a b (1).mp4", "a b (1).mp4")]
    [InlineData("über 東京.mp4", "über 東京.mp4")]
    [InlineData("../clip.mp4", "clip.mp4")]
    [InlineData("C:\\Windows\\clip.mp4", "clip.mp4")]
    [InlineData("clip.mp4:stream", "clip.mp4_stream")]
    [InlineData(".bashrc", "bashrc")]
    [InlineData("clip.mp4. .", "clip.mp4")]
    [InlineData("a\0b\nc.mp4", "a_b_c.mp4")]
    [InlineData("a\u202Egpj.exe", "a_gpj.exe")]
    [InlineData("CON", "_CON")]
    [InlineData("nul.mp4", "_nul.mp4")]
    [InlineData("com1.txt", "_com1.txt")]
    [InlineData("com10.txt", "com10.txt")]
    [InlineData("...", "fallback")]
    [InlineData("", "fallback")]
    [InlineData(null, "fallback")]
    [InlineData("folder/", "fallback")]
    public void From_Name_IsOneHarmlessSegment(string? proposed, string expected) =>
        Assert.Equal(expected, SafeFileName.From(proposed, "fallback"));

    [Fact]
    public void From_LongName_KeepsItsExtensionWithinTheLimitOfFileSystems()
    {
        string name = SafeFileName.From(new string('é', 300) + ".mp4", "fallback");

        Assert.EndsWith(".mp4", name, StringComparison.Ordinal);
        Assert.Equal(200, Encoding.UTF8.GetByteCount(name));
    }

    [Fact]
    public void From_LongNameCutAtASpace_DoesNotEndInIt()
    {
        string name = SafeFileName.From(new string('a', 199) + " " + new string('b', 50), "fallback");

        Assert.Equal(new string('a', 199), name);
    }

    [Fact]
    public void From_UnpairedSurrogate_IsReplaced() => Assert.Equal("a_.mp4", SafeFileName.From("a\uD800.mp4", "fallback"));
}
