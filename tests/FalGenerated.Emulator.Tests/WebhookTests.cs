namespace FalGenerated.Emulator.Tests;

public sealed class WebhookTests
{
    private static Task<Caller> StartAsync(params Scenario[] scenarios)
    {
        var options = new FalEmulatorOptions { ManualTime = true, StoresPayloads = false };
        foreach (var scenario in scenarios)
        {
            options.Scenarios.Add(scenario);
        }

        return Caller.StartAsync(options);
    }

    private static async Task<string> SubmitAsync(Caller caller, string target, string input = Caller.Input)
    {
        using var response = await caller.PostAsync($"{Caller.Endpoint}?fal_webhook={Uri.EscapeDataString(target)}", input);
        return (string)(await Caller.JsonAsync(response))["request_id"]!;
    }

    private static async Task UntilAttemptsAsync(Caller caller, int count)
    {
        while (caller.Fal.Webhooks.Count < count)
        {
            await Task.Yield();
        }
    }

    // The pause begins a moment after the attempt is on record, so time is moved until the next attempt shows.
    private static async Task<TimeSpan> MoveUntilAttemptsAsync(Caller caller, int count, TimeSpan step)
    {
        var moved = TimeSpan.Zero;
        while (caller.Fal.Webhooks.Count < count)
        {
            caller.Fal.Advance(step);
            moved += step;
            for (var turn = 0; turn < 200 && caller.Fal.Webhooks.Count < count; turn++)
            {
                await Task.Yield();
            }
        }

        return moved;
    }

    [Fact]
    public async Task Webhook_Success_CarriesIdsOkAndTheOutput()
    {
        await using var caller = await StartAsync();
        await using var receiver = await WebhookReceiver.StartAsync(200);
        var id = await SubmitAsync(caller, receiver.Url);
        caller.Fal.Advance(TimeSpan.FromSeconds(1));

        var body = await receiver.NextAsync();

        Assert.Equal(["request_id", "gateway_request_id", "status", "payload"], body.Select(member => member.Key));
        Assert.Equal(id, (string)body["request_id"]!);
        Assert.Equal("OK", (string)body["status"]!);
        Assert.Equal(10, (int)body["payload"]!["duration"]!);
    }

    [Fact]
    public async Task Webhook_ValidationError_CarriesErrorAndDetail()
    {
        await using var caller = await StartAsync();
        await using var receiver = await WebhookReceiver.StartAsync(200);
        await SubmitAsync(caller, receiver.Url, "{}");
        caller.Fal.Advance(TimeSpan.FromSeconds(1));

        var body = await receiver.NextAsync();

        Assert.Equal("ERROR", (string)body["status"]!);
        Assert.Equal("Invalid status code: 422", (string)body["error"]!);
        Assert.Equal("missing", (string)body["payload"]!["detail"]![0]!["type"]!);
    }

    [Fact]
    public async Task Webhook_AfterRunnerFailures_HasTheGatewayIdOfTheLastAttempt()
    {
        await using var caller = await StartAsync(Scenario.Named("runner-failures"));
        await using var receiver = await WebhookReceiver.StartAsync(200);
        await SubmitAsync(caller, receiver.Url);
        caller.Fal.Advance(TimeSpan.FromSeconds(10));

        var body = await receiver.NextAsync();

        Assert.NotEqual((string)body["request_id"]!, (string)body["gateway_request_id"]!);
    }

    [Fact]
    public async Task Webhook_RefusedTwice_IsRetriedAfterGrowingPausesUntilItIsTaken()
    {
        await using var caller = await StartAsync();
        await using var receiver = await WebhookReceiver.StartAsync(500, 404, 200);
        await SubmitAsync(caller, receiver.Url);
        caller.Fal.Advance(TimeSpan.FromSeconds(1));
        await UntilAttemptsAsync(caller, 1);
        await MoveUntilAttemptsAsync(caller, 3, TimeSpan.FromMilliseconds(100));

        Assert.Equal([500, 404, 200], caller.Fal.Webhooks.Select(attempt => attempt.Status));
        var times = caller.Fal.Webhooks.Select(attempt => attempt.Time).ToArray();
        Assert.True(times[1] - times[0] >= TimeSpan.FromSeconds(1));
        Assert.True(times[2] - times[1] >= TimeSpan.FromSeconds(2));
    }

    [Fact]
    public async Task Webhook_Redirect_IsAFailureForGood()
    {
        await using var caller = await StartAsync();
        await using var receiver = await WebhookReceiver.StartAsync(302);
        await SubmitAsync(caller, receiver.Url);
        caller.Fal.Advance(TimeSpan.FromSeconds(1));
        await UntilAttemptsAsync(caller, 1);
        caller.Fal.Advance(TimeSpan.FromHours(2));

        Assert.Equal(302, Assert.Single(caller.Fal.Webhooks).Status);
        Assert.Equal(1, receiver.Received);
    }

    [Fact]
    public async Task Webhook_NeverTaken_Stops31RetriesOrTheExpiryLater()
    {
        await using var caller = await StartAsync();
        await using var receiver = await WebhookReceiver.StartAsync(503);
        await SubmitAsync(caller, receiver.Url);
        caller.Fal.Advance(TimeSpan.FromSeconds(1));
        await UntilAttemptsAsync(caller, 1);
        await MoveUntilAttemptsAsync(caller, 5, TimeSpan.FromSeconds(1));
        caller.Fal.Advance(TimeSpan.FromHours(2));
        await Task.Yield();

        Assert.True(caller.Fal.Webhooks.Count <= 32);
        Assert.Equal([1, 2, 4, 8, 16, 32, 64, 120, 120], Enumerable.Range(1, 9).Select(retry => WebhookSender.Pause(retry).TotalSeconds));
    }

    [Fact]
    public async Task Webhook_ToAnotherHost_IsDroppedAndRecorded()
    {
        await using var caller = await StartAsync();
        await SubmitAsync(caller, "https://example.com/hook");
        caller.Fal.Advance(TimeSpan.FromSeconds(1));
        await UntilAttemptsAsync(caller, 1);

        var attempt = Assert.Single(caller.Fal.Webhooks);
        Assert.Null(attempt.Status);
        Assert.StartsWith("Dropped", attempt.Problem, StringComparison.Ordinal);
    }
}
