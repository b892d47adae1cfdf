using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using FalGenerated.Emulator;

namespace FalGenerated.AspNetCore.Tests.Sample;

/// <summary>The page's web service does what the page says: order, quote, submit, webhook, download.</summary>
public sealed class SampleTests : IAsyncLifetime
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("fal-sample-tests-");
    private FalEmulator emulator = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static string Clip => Repository.PathOf("tests", "Media", "clip.mp4");

    public async ValueTask InitializeAsync() => emulator = await FalEmulator.StartAsync(cancellationToken: Token);

    public async ValueTask DisposeAsync()
    {
        await emulator.DisposeAsync();
        folder.Delete(recursive: true);
    }

    [Fact]
    public void Page_ShowsTheSampleItself() =>
        Assert.Contains(
            File.ReadAllText(Repository.PathOf("tests", "FalGenerated.AspNetCore.Sample", "Program.cs")),
            File.ReadAllText(Repository.PathOf("src", "FalGenerated.AspNetCore", "README.md")),
            StringComparison.Ordinal);

    [Fact]
    public async Task Order_FromPostToFile()
    {
        await using OrderService service = new(emulator, folder.FullName);
        Uri video = (await service.Fal.Storage.UploadFileAsync(Clip, cancellationToken: Token)).Url;

        using HttpResponseMessage accepted = await service.OrderAsync("1", video);
        JsonElement job = await accepted.Content.ReadFromJsonAsync<JsonElement>(Token);
        byte[] file = await FileAsync(service, accepted.Headers.Location!);

        Assert.Equal(HttpStatusCode.Accepted, accepted.StatusCode);
        Assert.InRange(job.GetProperty("upperUsd").GetDecimal(), 0.001m, 2m);
        Assert.Equal(await File.ReadAllBytesAsync(Clip, Token), file);
        Assert.Equal(1, emulator.Submits);
        Assert.Equal([200], emulator.Webhooks.Select(attempt => attempt.Status));
    }

    /// <summary>Two instances with one journal, four posts each, all at once.</summary>
    [Fact]
    public async Task EightPosts_OfOneOrder_AreAnsweredWithOneJob()
    {
        await using OrderService first = new(emulator, folder.FullName);
        await using OrderService second = new(emulator, folder.FullName);
        Uri video = (await first.Fal.Storage.UploadFileAsync(Clip, cancellationToken: Token)).Url;

        HttpResponseMessage[] answers = await Task.WhenAll(
            Enumerable.Range(0, 8).Select(number => Task.Run(() => (number % 2 == 0 ? first : second).OrderAsync("7", video))));

        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode));
        Assert.Single((await Task.WhenAll(answers.Select(answer => answer.Content.ReadFromJsonAsync<JsonElement>(Token)))).Select(job => job.GetProperty("requestId").GetString()).Distinct());
        Assert.Equal(1, emulator.Submits);
    }

    [Fact]
    public async Task Order_WithAnotherVideo_IsAConflict_ThatNamesThePresentJob()
    {
        await using OrderService service = new(emulator, folder.FullName);
        Uri video = (await service.Fal.Storage.UploadFileAsync(Clip, cancellationToken: Token)).Url;
        Uri other = (await service.Fal.Storage.UploadFileAsync(Clip, cancellationToken: Token)).Url;
        using HttpResponseMessage accepted = await service.OrderAsync("1", video);
        JsonElement job = await accepted.Content.ReadFromJsonAsync<JsonElement>(Token);

        using HttpResponseMessage refused = await service.OrderAsync("1", other);

        JsonElement problem = await refused.Content.ReadFromJsonAsync<JsonElement>(Token);
        Assert.Equal(HttpStatusCode.Conflict, refused.StatusCode);
        Assert.Equal(job.GetProperty("requestId").GetString(), problem.GetProperty("requestId").GetString());
        Assert.Equal(1, emulator.Submits);
    }

    [Fact]
    public async Task Token_ThatIsGarbage_Is400()
    {
        await using OrderService service = new(emulator, folder.FullName);

        using HttpResponseMessage refused = await service.Http.GetAsync(new Uri("jobs/garbage", UriKind.Relative), Token);

        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.Equal("bad_token", (await refused.Content.ReadFromJsonAsync<JsonElement>(Token)).GetProperty("code").GetString());
    }

    [Fact]
    public async Task Health_OfTheService_IsHealthy()
    {
        await using OrderService service = new(emulator, folder.FullName);

        Assert.Equal("Healthy", await service.Http.GetStringAsync(new Uri("health", UriKind.Relative), Token));
    }

    /// <summary>The service is stopped before the job ends; the one that is started next has the journal.</summary>
    [Fact]
    public async Task Restart_BeforeTheWebhook_LosesNoVideo()
    {
        Uri location;
        await using (OrderService service = new(emulator, folder.FullName))
        {
            Uri video = (await service.Fal.Storage.UploadFileAsync(Clip, cancellationToken: Token)).Url;
            using HttpResponseMessage accepted = await service.OrderAsync("1", video);
            location = accepted.Headers.Location!;
        }

        while (emulator.Jobs.Any(job => job.State != JobState.Completed))
        {
            await Task.Yield();
        }

        await using OrderService next = new(emulator, folder.FullName);

        Assert.Equal(await File.ReadAllBytesAsync(Clip, Token), await FileAsync(next, location));
    }

    /// <summary>Asks until the answer is the file.</summary>
    private static async Task<byte[]> FileAsync(OrderService service, Uri location)
    {
        while (true)
        {
            using HttpResponseMessage answer = await service.Http.GetAsync(location, Token);
            Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync(Token));
            if (answer.Content.Headers.ContentType?.MediaType == "video/mp4")
            {
                return await answer.Content.ReadAsByteArrayAsync(Token);
            }
        }
    }
}
