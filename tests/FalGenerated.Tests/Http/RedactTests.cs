using System.Globalization;
using System.Text;
using FalGenerated.Net;
using FalGenerated.Tests.Support;
using FalGenerated.Wire;

namespace FalGenerated.Tests.Http;

/// <summary>Credentials in any spelling, control characters and lengths of what other machines wrote.</summary>
[Collection(nameof(AloneTests))]
public sealed class RedactTests
{
    [Theory]
    [InlineData("could not get https://media.example/in.mp4?X-Amz-Signature=canary", "could not get https://media.example/in.mp4?***")]
    [InlineData("https://user:canary@media.example/in.mp4", "https://***@media.example/in.mp4")]
    [InlineData("https://media.example/in.mp4#canary", "https://media.example/in.mp4?***")]
    [InlineData("(https://media.example/a,https://u:canary@media.example/b?x=canary)", "(https://media.example/a,https://***@media.example/b?***")]
    [InlineData("GET /in.mp4?sig=canary failed", "GET /in.mp4?*** failed")]
    [InlineData("https://media.example:8443/a%20b.mp4 is gone", "https://media.example:8443/a%20b.mp4 is gone")]
    [InlineData("is that so? yes: 3 > 2 & a@b.example", "is that so? yes: 3 > 2 & a@b.example")]
    [InlineData("lines\n\tstay", "lines\n\tstay")]
    public void Text_Addresses_LoseTheirCredentialsAndNothingElse(string text, string expected) => Assert.Equal(expected, Redact.Text(text));

    [Theory]
    [InlineData("X-Amz-Signature=canary")]
    [InlineData("headers: x-amz-security-token=canary; host=a")]
    [InlineData("Signature=canary&Key-Pair-Id=canary")]
    [InlineData("sv=2024-01-01&sig=canary%3D")]
    [InlineData("access_token=canary")]
    [InlineData("""{"X-Amz-Signature": "canary"}""")]
    [InlineData("""{\"X-Amz-Credential\":\"canary\"}""")]
    [InlineData("Authorization: Key canary")]
    [InlineData("authorization=Bearer canary")]
    [InlineData("https%3A%2F%2Fmedia.example%2Fin.mp4%3FX-Amz-Signature%3Dcanary")]
    [InlineData("https%253A%252F%252Fmedia.example%252Fin.mp4%253FX-Amz-Signature%253Dcanary")]
    [InlineData("https%3a%2f%2fuser%3acanary%40media.example%2fin.mp4")]
    [InlineData("X%2DAmz%2DSignature%3Dcanary")]
    [InlineData(@"https:\/\/user:canary\u0040media.example\/in.mp4")]
    [InlineData(@"https://media.example/in.mp4\u003fX-Amz-Signature\u003dcanary")]
    [InlineData(@"https://user:pass\""canary@media.example/in.mp4")]
    [InlineData(@"https://user:pass\u0022canary@media.example/in.mp4")]
    [InlineData(@"https:\/\/user:pass\/canary@media.example\/in.mp4")]
    [InlineData("https://media.example/in.mp4?a=1&amp;X-Amz-Signature=canary")]
    [InlineData("https://media.example/my clip.mp4?X-Amz-Signature=canary")]
    [InlineData("https://media.example/in.mp4?name=my clip&X-Amz-Signature=canary")]
    [InlineData("https://user:pass canary@media.example/in.mp4")]
    [InlineData("https://user:pa'canary@media.example/in.mp4")]
    [InlineData("user:canary@media.example/in.mp4")]
    [InlineData("data:video/mp4;base64,canarycanary")]
    [InlineData("data%3Avideo%2Fmp4%3Bbase64%2Ccanary")]
    public void Text_CredentialsInOtherSpellings_AreTakenOut(string text) =>
        Assert.DoesNotContain("canary", Redact.Text("before " + text + " after"), StringComparison.OrdinalIgnoreCase);

    [Theory]
    [InlineData("id-of-key:secret-of-the-key-1234567")]
    [InlineData("secret-of-the-key-1234567")]
    [InlineData("id-of-key%3Asecret-of-the-key-1234567")]
    [InlineData(@"id-of-key\u003asecret-of-the-key-1234567")]
    public void Text_KeyInOtherSpellings_IsTakenOut(string spelling)
    {
        KnownSecrets.Use(KnownSecrets.Of("id-of-key:secret-of-the-key-1234567"));

        string text = Redact.Text("no such key: " + spelling);

        Assert.EndsWith("***", text, StringComparison.Ordinal);
        Assert.DoesNotContain("secret-of", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{0}")]
    [InlineData("Key {0}")]
    [InlineData(":{0}")]
    [InlineData("user:{0}:tail")]
    public void Text_KeyAsBase64_IsTakenOutWhereverItStands(string around)
    {
        const string Key = "id-of-key:secret-of-the-key-1234567";
        KnownSecrets.Use(KnownSecrets.Of(Key));
        string encoded = Convert.ToBase64String(Encoding.UTF8.GetBytes(string.Format(CultureInfo.InvariantCulture, around, Key)));

        string text = Redact.Text("Basic " + encoded);

        // Four characters of base64 are three bytes: what stays shows too little to be a piece of the key.
        Assert.Contains("***", text, StringComparison.Ordinal);
        Assert.True(LongestShared(text, encoded[4..^4]) <= 12, text);
    }

    [Fact]
    public void Text_TerminalEscapes_AreShownAsText() =>
        Assert.Equal(@"\u001b[2J\u001b]0;owned\u0007 \u009b31m \u202egnp.exe \u0000 done", Redact.Text("\u001b[2J\u001b]0;owned\u0007 \u009b31m \u202egnp.exe \0 done"));

    [Fact]
    public void Text_CarriageReturns_DoNotOverwriteALine() => Assert.Equal(@"paid\u000dfree" + "\nnext", Redact.Text("paid\rfree\r\nnext"));

    [Fact]
    public void Text_TooLong_IsCutBeforeItIsLookedAt()
    {
        string text = Redact.Text(new string('a', 1_000_000));

        Assert.InRange(text.Length, 1000, 4097);
        Assert.EndsWith("…", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Text_KeyAcrossTheCut_ShowsNoPartOfIt()
    {
        const string Key = "id-of-key:secret-of-the-key-1234567";
        KnownSecrets.Use(KnownSecrets.Of(Key));
        for (int before = 4000; before < 4200; before++)
        {
            string text = Redact.Text(new string('x', before / 2) + " " + new string('y', before / 2) + " " + Key + new string('z', 10_000));

            Assert.DoesNotContain("id-o", text, StringComparison.Ordinal);
            Assert.DoesNotContain("secr", text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Text_ManyTenants_EachKeyIsTakenOut()
    {
        FalKey[] keys = [.. Enumerable.Range(0, 2000).Select(tenant => new FalKey($"tenant-{tenant:0000}:secret-of-tenant-{tenant:0000}"))];

        Assert.Equal("no: ***", Redact.Text("no: tenant-0000:secret-of-tenant-0000"));
        Assert.Equal("no: ***", Redact.Text("no: tenant-1999:secret-of-tenant-1999"));
        GC.KeepAlive(keys);
    }

    /// <summary>Prints how the time grows with the text: the ratio is near the ratio of the lengths, or below it where the text is cut.</summary>
    [Theory(Explicit = true)]
    [InlineData("slashes", "/")]
    [InlineData("signs", "?a=")]
    [InlineData("ats", "a:b@")]
    [InlineData("percents", "%25")]
    [InlineData("escapes", @"\u005c")]
    [InlineData("schemes", "a://")]
    [InlineData("data", "data:,")]
    [InlineData("names", "X-Amz-Signature=")]
    public void Figures_HostileTexts_TakeTimeInProportion(string name, string piece)
    {
        KnownSecrets.Use(KnownSecrets.Of("id-of-key:secret-of-the-key-1234567"));
        double small = Milliseconds(Repeated(piece, 2_000));
        double bound = Milliseconds(Repeated(piece, 4_000));
        double large = Milliseconds(Repeated(piece, 60_000));
        double huge = Milliseconds(Repeated(piece, 30_000_000));
        TestContext.Current.TestOutputHelper!.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{name,-10} 2,000 {small:F3} ms, 4,000 {bound:F3} ms (x{bound / small:F1}), 60,000 {large:F3} ms (x{large / bound:F1}), 30,000,000 {huge:F3} ms (x{huge / bound:F1})"));
    }

    private static string Repeated(string piece, int length) => new StringBuilder(length + piece.Length).Insert(0, piece, (length / piece.Length) + 1).ToString();

    private static double Milliseconds(string text)
    {
        Redact.Text(text);
        long started = TimeProvider.System.GetTimestamp();
        for (int round = 0; round < 20; round++)
        {
            Redact.Text(text);
        }

        return TimeProvider.System.GetElapsedTime(started).TotalMilliseconds / 20;
    }

    private static int LongestShared(string text, string secret)
    {
        int longest = 0;
        for (int from = 0; from < secret.Length; from++)
        {
            while (from + longest < secret.Length && text.Contains(secret.Substring(from, longest + 1), StringComparison.Ordinal))
            {
                longest++;
            }
        }

        return longest;
    }
}
