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

    private static Task<Caller> StartAsync(PauseClock clock, TimeSpan? kept = null)
    {
        var options = new FalEmulatorOptions { TimeProvider = clock, StoresPayloads = false };
        options.ResultRetention = kept ?? options.ResultRetention;
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
        PauseClock clock = new();
        await using var caller = await StartAsync(clock);
        await using var receiver = await WebhookReceiver.StartAsync(500, 404, 200);
        await SubmitAsync(caller, receiver.Url);
        clock.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal(1, await clock.PassAsync());
        Assert.Equal(2, await clock.PassAsync());
        await UntilAttemptsAsync(caller, 3);

        Assert.Equal([500, 404, 200], caller.Fal.Webhooks.Select(attempt => attempt.Status));
        var times = caller.Fal.Webhooks.Select(attempt => attempt.Time).ToArray();
        Assert.Equal(TimeSpan.FromSeconds(1), times[1] - times[0]);
        Assert.Equal(TimeSpan.FromSeconds(2), times[2] - times[1]);
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

    [Theory]
    [InlineData(3600, 32)]
    [InlineData(100, 7)]
    public async Task Webhook_NeverTaken_StopsAfter31RetriesOrWhenTheResultExpires(int keptSeconds, int attempts)
    {
        PauseClock clock = new();
        await using var caller = await StartAsync(clock, TimeSpan.FromSeconds(keptSeconds));
        await using var receiver = await WebhookReceiver.StartAsync(503);
        await SubmitAsync(caller, receiver.Url);
        clock.Advance(TimeSpan.FromSeconds(1));
        List<double> pauses = [];
        for (var attempt = 1; attempt <= attempts; attempt++)
        {
            pauses.Add(await clock.PassAsync());
        }

        clock.Advance(TimeSpan.FromHours(2));

        Assert.Equal(attempts, caller.Fal.Webhooks.Count);
        Assert.Equal(attempts, receiver.Received);
        Assert.Equal(Enumerable.Range(1, attempts).Select(retry => Math.Min(Math.Pow(2, retry - 1), 120)), pauses);
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
