using FalGenerated.Tests.Storage;
using FalGenerated.Tests.Support;
using Newtonsoft.Json.Linq;

namespace FalGenerated.Tests.ById;

/// <summary>The files of an untyped output: found wherever they stand, and saved under names of their own.</summary>
public sealed class OutputFileTests : IDisposable
{
    private const string Two = """
        {"images":[{"url":"https://v3.fal.media/files/1","file_name":"a.png","content_type":"image/png","file_size":3},{"url":"https://v3.fal.media/files/2","file_name":"a.png"}],
         "mask":{"url":"data:image/png;base64,AA=="},"link":{"url":7},"prompt":"https://not.a/file"}
        """;

    private readonly FakeHosts hosts = new();
    private readonly FalClient client;
    private readonly string folder = Directory.CreateTempSubdirectory("fal-files-").FullName;

    public OutputFileTests()
    {
        client = new FalClient(new FalOptions { ApiKey = Fal.Key }, hosts);
        hosts.Files["/files/1"] = [1, 2, 3];
        hosts.Files["/files/2"] = [4, 5];
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        client.Dispose();
        hosts.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public void Files_AreTheObjectsWithAnAddress()
    {
        IReadOnlyList<KeyValuePair<string, FalFile>> files = JObject.Parse(Two).FindFiles();

        Assert.Equal(["images[0]", "images[1]"], files.Select(file => file.Key));
        Assert.Equal(("a.png", "image/png", 3), (files[0].Value.FileName, files[0].Value.ContentType, files[0].Value.FileSize));
        Assert.Equal("[1]", JObject.Parse(Two)["images"]!.FindFiles()[1].Key);
        Assert.Equal("", JObject.Parse("""{"url":"https://v3.fal.media/a"}""").FindFiles()[0].Key);
        Assert.Empty(new JValue("https://v3.fal.media/a").FindFiles());
    }

    [Fact]
    public async Task DownloadAll_GivesFilesOfOneNameNamesOfTheirOwn()
    {
        IReadOnlyList<DownloadedFile> files = await client.Storage.DownloadFilesAsync(JObject.Parse(Two), folder, cancellationToken: Token);

        Assert.Equal(["a.png", "a-2.png"], files.Select(file => Path.GetFileName(file.Path)));
        Assert.Equal([4, 5], await File.ReadAllBytesAsync(Path.Combine(folder, "a-2.png"), Token));
        Assert.Equal(2, Directory.GetFileSystemEntries(folder).Length);
    }

    [Fact]
    public async Task DownloadAll_BesideAFileOfThatName_FetchesNothing()
    {
        await File.WriteAllTextAsync(Path.Combine(folder, "a-2.png"), "mine", Token);

        FalTransferException error = await Assert.ThrowsAsync<FalTransferException>(
            () => client.Storage.DownloadFilesAsync(JObject.Parse(Two), folder, cancellationToken: Token));

        Assert.Equal(TransferFailure.TargetExists, error.Reason);
        Assert.Empty(hosts.Seen);
        Assert.Equal(2, (await client.Storage.DownloadFilesAsync(JObject.Parse(Two), folder, new() { Overwrite = true }, cancellationToken: Token)).Count);
    }

    [Fact]
    public async Task DownloadAll_IntoAFolderThatIsNotThere_FetchesNothing()
    {
        await Assert.ThrowsAsync<DirectoryNotFoundException>(
            () => client.Storage.DownloadFilesAsync(JObject.Parse(Two), Path.Combine(folder, "none"), cancellationToken: Token));

        Assert.Empty(hosts.Seen);
    }

    [Theory]
    [InlineData("""{"image":{"url":"https://v3.fal.media/files/1"},"seed":1}""", null)]
    [InlineData(Two, "has 2 files (images[0], images[1]): select one of FindFiles")]
    [InlineData("""{"text":"hello"}""", "has no file where one was selected")]
    public async Task DownloadResult_TakesTheOnlyFile(string output, string? problem)
    {
        FalResponse<JObject> response = new(200, new Dictionary<string, IEnumerable<string>>(), JObject.Parse(output));

        Task<ResultDownload<JObject>> download = client.Storage.DownloadResultAsync(response, Path.Combine(folder, "one.png"), cancellationToken: Token);

        if (problem is null)
        {
            Assert.Equal([1, 2, 3], await File.ReadAllBytesAsync((await download).File.Path, Token));
        }
        else
        {
            Assert.Contains(problem, (await Assert.ThrowsAsync<FalTransferException>(() => download)).Message, StringComparison.Ordinal);
        }
    }
}
