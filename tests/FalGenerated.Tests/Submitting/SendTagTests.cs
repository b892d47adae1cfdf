using System.Text.RegularExpressions;
using FalGenerated.Tests.Support;

namespace FalGenerated.Tests.Submitting;

/// <summary>A random id of each send travels as a tag where it is asked for, and finds the job of a lost answer by its bill.</summary>
public sealed partial class SendTagTests : IDisposable
{
    private readonly ISubmitJournal journal = SubmitJournal.InMemory();
    private readonly ScriptedHandler wire;
    private readonly FalClient client;
    private string bills = """{"billing_events":[{"request_id":"r7"}],"has_more":false}""";
    private int billsStatus = 200;

    public SendTagTests()
    {
        wire = new(Answer);
        client = new FalClient(new FalOptions { ApiKey = Fal.Key, Journal = journal }, wire);
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        client.Dispose();
        wire.Dispose();
    }

    [Fact]
    public async Task LostAnswer_IsFoundByItsBill()
    {
        FalOutcomeUnknownException lost = await LoseAsync(new() { IdempotencyKey = "k", TagSend = true, Tags = new Dictionary<string, string> { ["order"] = "1" } });
        string tag = wire.Requests[0].Headers["X-Fal-Tags"];

        SubmitResolution<TestOutput> found = await client.Endpoint(TestEndpoint.Descriptor).ResolveAsync(lost.Submit, cancellationToken: Token);

        Assert.Matches(SendId(), tag);
        Assert.Equal((ResolveOutcome.Found, "r7"), (found.Outcome, found.Job?.RequestId));
        Seen look = Assert.Single(wire.Requests.Skip(1));
        Assert.Contains($"tag={Uri.EscapeDataString(tag["order=1,".Length..])}", look.Address.Query, StringComparison.Ordinal);
        Assert.Equal(JournalState.Accepted, (await journal.FindAsync("k", Token))!.State);
    }

    [Fact]
    public async Task EachSend_HasAnIdOfItsOwn_AndNoneUnlessAskedFor()
    {
        await LoseAsync(new() { TagSend = true });
        await LoseAsync(new() { TagSend = true });
        await LoseAsync(new());

        Assert.NotEqual(wire.Requests[0].Headers["X-Fal-Tags"], wire.Requests[1].Headers["X-Fal-Tags"]);
        Assert.False(wire.Requests[2].Headers.ContainsKey("X-Fal-Tags"));
    }

    [Theory]
    [InlineData(403, """{"error":{"type":"authorization_error","message":"no"}}""")]
    [InlineData(200, """{"billing_events":[],"has_more":false}""")]
    [InlineData(200, """{"billing_events":[{"request_id":"r7"},{"request_id":"r8"}],"has_more":false}""")]
    public async Task Bills_ThatDoNotTell_LeaveItToTheListOfRequests(int status, string body)
    {
        (billsStatus, bills) = (status, body);
        FalOutcomeUnknownException lost = await LoseAsync(new() { IdempotencyKey = "k", TagSend = true });

        SubmitResolution<TestOutput> found = await client.Endpoint(TestEndpoint.Descriptor).ResolveAsync(lost.Submit, cancellationToken: Token);

        Assert.Equal((ResolveOutcome.Found, "r1"), (found.Outcome, found.Job?.RequestId));
    }

    [Theory]
    [InlineData(10, 1, "Tags: at most 9 beside the one of TagSend, not 10.")]
    [InlineData(4, 245, "Tags: at most 1024 bytes in all, 41 of them for TagSend.")]
    public async Task Tags_ThatLeaveNoRoom_AreOneSentence(int count, int length, string sentence)
    {
        Dictionary<string, string> tags = Enumerable.Range(0, count).ToDictionary(number => $"k{number}", _ => new string('v', length));

        ArgumentException error = await Assert.ThrowsAsync<ArgumentException>(
            () => client.Endpoint(TestEndpoint.Descriptor).SubmitAsync(Fal.Input, new() { TagSend = true, Tags = tags }, Token));

        Assert.StartsWith(sentence, error.Message, StringComparison.Ordinal);
        Assert.Empty(wire.Requests);
    }

    private async Task<FalOutcomeUnknownException> LoseAsync(SubmitOptions options) => await Assert.ThrowsAsync<FalOutcomeUnknownException>(
        () => client.Endpoint(TestEndpoint.Descriptor).SubmitAsync(Fal.Input, options, Token));

    private HttpResponseMessage Answer(Seen request) => request.Address.AbsolutePath switch
    {
        _ when request.Method == "POST" => throw new HttpRequestException(HttpRequestError.ResponseEnded),
        "/v1/models/billing-events" => ScriptedHandler.Json(billsStatus, bills),
        _ => ScriptedHandler.Json(200, $$"""{"items":[{"request_id":"r1","json_input":{{Wire.FalJson.Write(Fal.Input)}}}],"has_more":false}"""),
    };

    [GeneratedRegex("^order=1,send-id=[0-9a-f]{32}$")]
    private static partial Regex SendId();
}
