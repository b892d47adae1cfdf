using System.Net;
using System.Text.Json.Nodes;

namespace FalGenerated.Emulator.Tests;

/// <summary>A data folder keeps jobs, files, addresses and the signing key over a restart, and nothing half-written.</summary>
public sealed class DataFolderTests : IDisposable
{
    private readonly string folder = Path.Combine(Directory.CreateTempSubdirectory("fal-emulator-test-").FullName, "data");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private FalEmulatorOptions Options => new() { DataFolder = folder, ManualTime = true, TimeProvider = new PauseClock() };

    private Task<Caller> StartAsync() => Caller.StartAsync(Options);

    public void Dispose() => Directory.Delete(Path.GetDirectoryName(folder)!, recursive: true);

    [Fact]
    public async Task FinishedJob_AfterARestart_AnswersAsBefore()
    {
        string id, result, status, queue;
        await using (var caller = await StartAsync())
        {
            var source = await caller.UploadAsync([1, 2, 3], "clip.mp4");
            id = await caller.SubmitAsync($$"""{"video_url":"{{source}}"}""");
            caller.Fal.Advance(TimeSpan.FromSeconds(1));
            (result, status, queue) = (await TextAsync(await caller.ResultAsync(id)), await TextAsync(await caller.StatusAsync(id, "?logs=1")), caller.Fal.QueueUrl.ToString());
        }

        await using var again = await StartAsync();

        Assert.Equal(queue, again.Fal.QueueUrl.ToString());
        Assert.Equal(result, await TextAsync(await again.ResultAsync(id)));
        Assert.Equal(status, await TextAsync(await again.StatusAsync(id, "?logs=1")));
        using var video = await again.SendAsync(HttpMethod.Get, (string)JsonNode.Parse(result)!["video"]!["url"]!, null, key: null);
        Assert.Equal([1, 2, 3], await video.Content.ReadAsByteArrayAsync(Token));
        Assert.Equal(2, again.Fal.Files.Count);
    }

    [Fact]
    public async Task UnfinishedJobs_AfterARestart_BeginAgainInOrder()
    {
        string first, second;
        await using (var caller = await StartAsync())
        {
            first = await caller.SubmitAsync();
            caller.Fal.Advance(TimeSpan.FromSeconds(0.5));
            second = await caller.SubmitAsync();
            Assert.Equal("IN_PROGRESS", (await caller.StateAsync(first)).Status);
        }

        await using var again = await StartAsync();
        Assert.Equal(("IN_QUEUE", 2), await again.StateAsync(first));
        Assert.Equal([first, second], again.Fal.Jobs.Select(job => job.RequestId));
        again.Fal.Advance(TimeSpan.FromSeconds(1));
        var third = await again.SubmitAsync();

        Assert.Equal("COMPLETED", (await again.StateAsync(first)).Status);
        Assert.Equal("COMPLETED", (await again.StateAsync(second)).Status);
        Assert.Equal(3, again.Fal.Jobs.Single(job => job.RequestId == third).Number);
    }

    [Fact]
    public async Task WhatACrashLeavesBehind_IsNotRead()
    {
        string address;
        await using (var caller = await StartAsync())
        {
            address = await caller.UploadAsync([1, 2, 3]);
            await caller.SubmitAsync();
        }

        await File.WriteAllTextAsync(Path.Combine(folder, "jobs", "00000002.json.tmp"), "{\"number\":2,", Token);
        await File.WriteAllTextAsync(Path.Combine(folder, "files", "0123.json.tmp"), "{", Token);
        await File.WriteAllBytesAsync(Path.Combine(folder, "files", "7"), [9, 9], Token);

        await using var again = await StartAsync();
        var second = await again.UploadAsync([4, 5]);

        Assert.Single(again.Fal.Jobs);
        Assert.Equal([address, second], again.Fal.Files.Select(file => file.Url.ToString()).Order(StringComparer.Ordinal).OrderBy(url => url == second));
        Assert.Empty(Directory.EnumerateFiles(folder, "*.tmp", SearchOption.AllDirectories));
        Assert.False(File.Exists(Path.Combine(folder, "files", "7")));
    }

    [Theory]
    [InlineData("jobs", "{\"number\":2,")]
    [InlineData("files", "")]
    public async Task DamagedRecord_IsRefusedByName(string part, string text)
    {
        await using (await StartAsync())
        {
        }

        await File.WriteAllTextAsync(Path.Combine(folder, part, "broken.json"), text, Token);

        var error = await Assert.ThrowsAsync<InvalidDataException>(StartAsync);

        Assert.Contains("broken.json", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task StoredBytes_CutShort_AreRefused()
    {
        await using (var caller = await StartAsync())
        {
            await caller.UploadAsync([1, 2, 3]);
        }

        await File.WriteAllBytesAsync(Path.Combine(folder, "files", "1"), [1, 2], Token);

        var error = await Assert.ThrowsAsync<InvalidDataException>(StartAsync);

        Assert.Contains("is not the one that was stored", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Folder_InUseOrOfSomethingElse_IsRefusedAndLeftAlone()
    {
        await using var caller = await StartAsync();
        var foreign = Directory.CreateDirectory(Path.Combine(folder, "..", "photos")).FullName;
        await File.WriteAllTextAsync(Path.Combine(foreign, "1"), "mine", Token);

        var inUse = await Assert.ThrowsAsync<InvalidDataException>(StartAsync);
        var other = await Assert.ThrowsAsync<InvalidDataException>(() => Caller.StartAsync(new FalEmulatorOptions { DataFolder = foreign }));

        Assert.Contains("in use by another emulator", inUse.Message, StringComparison.Ordinal);
        Assert.Contains("not an emulator's", other.Message, StringComparison.Ordinal);
        Assert.Equal("mine", await File.ReadAllTextAsync(Path.Combine(foreign, "1"), Token));
    }

    [Fact]
    public async Task Reset_ForgetsTheFolderToo()
    {
        await using (var caller = await StartAsync())
        {
            await caller.UploadAsync([1]);
            await caller.SubmitAsync();
            caller.Fal.Reset();
        }

        await using var again = await StartAsync();

        Assert.Empty(again.Fal.Jobs);
        Assert.Empty(again.Fal.Files);
    }

    [Fact]
    public async Task Webhook_NotDeliveredBeforeTheStop_IsDeliveredAfterIt()
    {
        await using var receiver = await WebhookReceiver.StartAsync(500, 200);
        string id, keys;
        await using (var caller = await StartAsync())
        {
            using var response = await caller.PostAsync($"{Caller.Endpoint}?fal_webhook={Uri.EscapeDataString(receiver.Url)}", Caller.Input);
            id = (string)(await Caller.JsonAsync(response))["request_id"]!;
            caller.Fal.Advance(TimeSpan.FromSeconds(1));
            await receiver.NextAsync();
            keys = await TextAsync(await caller.GetAsync(caller.Fal.RestUrl + ".well-known/jwks.json"));
        }

        await using var again = await StartAsync();
        var (_, headers) = await receiver.NextDeliveryAsync();

        Assert.Equal(id, headers["X-Fal-Webhook-Request-Id"]);
        Assert.Equal(keys, await TextAsync(await again.GetAsync(again.Fal.RestUrl + ".well-known/jwks.json")));
    }

    [Fact]
    public async Task Webhook_DeliveredBeforeTheStop_IsNotDeliveredAgain()
    {
        await using var receiver = await WebhookReceiver.StartAsync(200);
        await using (var caller = await StartAsync())
        {
            using var response = await caller.PostAsync($"{Caller.Endpoint}?fal_webhook={Uri.EscapeDataString(receiver.Url)}", Caller.Input);
            caller.Fal.Advance(TimeSpan.FromSeconds(1));
            await receiver.NextAsync();
            var record = Path.Combine(folder, "jobs", "00000001.json");
            while (!(await File.ReadAllTextAsync(record, Token)).Contains("\"webhookEnded\":true", StringComparison.Ordinal))
            {
                await Task.Yield();
            }
        }

        await using var again = await StartAsync();
        using var second = await again.PostAsync($"{Caller.Endpoint}?fal_webhook={Uri.EscapeDataString(receiver.Url)}", Caller.Input);
        again.Fal.Advance(TimeSpan.FromSeconds(1));
        var next = await receiver.NextAsync();

        Assert.Equal((string)(await Caller.JsonAsync(second))["request_id"]!, (string)next["request_id"]!);
        Assert.Equal(2, receiver.Received);
    }

    [Fact]
    public async Task Folder_HoldsNoKey()
    {
        await using (var caller = await Caller.StartAsync(new FalEmulatorOptions { DataFolder = folder, AcceptAnyKey = true, Key = "real-id:real-secret" }))
        {
            await caller.SubmitAsync();
        }

        Assert.All(Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories), path =>
            Assert.DoesNotContain("real-secret", File.ReadAllText(path), StringComparison.Ordinal));
    }

    [Fact]
    public async Task Submit_ThatCannotBeKept_Is507AndMakesNoJob()
    {
        await using var caller = await StartAsync();
        Directory.Delete(Path.Combine(folder, "jobs"));

        using var response = await caller.PostAsync(Caller.Endpoint, Caller.Input);

        Assert.Equal(HttpStatusCode.InsufficientStorage, response.StatusCode);
        Assert.Empty(caller.Fal.Jobs);
    }

    private static async Task<string> TextAsync(HttpResponseMessage response)
    {
        using (response)
        {
            return await response.Content.ReadAsStringAsync(Token);
        }
    }
}
