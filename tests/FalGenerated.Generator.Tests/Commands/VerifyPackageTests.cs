using System.CommandLine;
using System.IO.Compression;
using FalGenerated.Generator.Commands;
using FalGenerated.Generator.Tests.Support;

namespace FalGenerated.Generator.Tests.Commands;

/// <summary>A repository's pin against the contract that a package of the SDK carries.</summary>
public sealed class VerifyPackageTests
{
    private const string Lock = "contract.lock.json";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Package_WithTheSameContract_IsVerified()
    {
        using TemporaryFolder folder = new();

        (int code, string text) = await VerifyAsync(Archive(folder, LockText()));

        Assert.True(code == 0, text);
    }

    [Fact]
    public async Task Package_Unpacked_IsRead()
    {
        using TemporaryFolder folder = new();
        Directory.CreateDirectory(folder.PathOf("openapi"));
        await File.WriteAllTextAsync(folder.PathOf("openapi", Lock), LockText(), Token);

        (int code, string text) = await VerifyAsync(folder.Root);

        Assert.True(code == 0, text);
    }

    [Fact]
    public async Task Package_WithAnotherContract_IsDrift_AndSaysBothSides()
    {
        using TemporaryFolder folder = new();
        string other = LockText().Replace("\"sha256\": \"", "\"sha256\": \"0000", StringComparison.Ordinal)
            .Replace("\"contractSha256\": \"", "\"contractSha256\": \"0000", StringComparison.Ordinal)
            .Replace("\"obtained\": \"authored\"", "\"obtained\": \"fetched\"", StringComparison.Ordinal);

        (int code, string text) = await VerifyAsync(Archive(folder, other));

        Assert.Equal(1, code);
        Assert.Contains("contract.lock.json(", text, StringComparison.Ordinal);
        Assert.Contains("error FALGEN0060: ", text, StringComparison.Ordinal);
        Assert.Matches("the package carries another contract: fetched .*, pinned here: authored ", text);
    }

    [Fact]
    public async Task Package_WithOtherBytesOfTheSameContract_IsVerified()
    {
        using TemporaryFolder folder = new();

        (int code, string text) = await VerifyAsync(Archive(folder, LockText().Replace("\"sha256\": \"", "\"sha256\": \"0000", StringComparison.Ordinal)));

        Assert.True(code == 0, text);
    }

    [Theory]
    [InlineData("""{"endpoints":{"acme/thing":{}}}""", "none of the endpoints pinned here; it has: acme/thing")]
    [InlineData(null, "is no package with openapi/contract.lock.json")]
    public async Task Package_OfSomethingElse_IsUsage(string? contents, string message)
    {
        using TemporaryFolder folder = new();

        (int code, string text) = await VerifyAsync(Archive(folder, contents));

        Assert.Equal(2, code);
        Assert.Contains(message, text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Package_ThatIsNoArchive_IsUsage()
    {
        using TemporaryFolder folder = new();
        await File.WriteAllTextAsync(folder.PathOf("x.nupkg"), "text", Token);

        Assert.Equal(2, (await VerifyAsync(folder.PathOf("x.nupkg"))).Code);
    }

    private static string LockText() => File.ReadAllText(Repository.PathOf("openapi", Lock));

    private static string Archive(TemporaryFolder folder, string? contents)
    {
        using ZipArchive archive = ZipFile.Open(folder.PathOf("FalGenerated.nupkg"), ZipArchiveMode.Create);
        using StreamWriter writer = new(archive.CreateEntry(contents is null ? "other.txt" : "openapi/" + Lock).Open());
        writer.Write(contents);
        return folder.PathOf("FalGenerated.nupkg");
    }

    private static async Task<(int Code, string Text)> VerifyAsync(string package)
    {
        using StringWriter text = new();
        int code = await VerifyCommand.Create().Parse(["--root", Repository.PathOf("openapi"), "--package", package])
            .InvokeAsync(new InvocationConfiguration { Output = text, Error = text }, Token);
        return (code, text.ToString());
    }
}
