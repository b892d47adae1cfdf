using System.Globalization;
using FalGenerated.Tests.Support;

namespace FalGenerated.Tests.Submitting;

/// <summary>The service's own time decides where a submit in doubt is looked for, however wrong the local clock is.</summary>
public sealed class WrongClockTests
{
    private static readonly DateTimeOffset True = new(2026, 8, 1, 12, 0, 0, TimeSpan.Zero);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(0)]
    [InlineData(-3)]
    [InlineData(5)]
    [InlineData(-24 * 365 * 56)]
    [InlineData(24 * 365 * 70)]
    public async Task Record_OfAClockThatIsRightAgain_FindsTheJob(int hoursOff)
    {
        SteppedTime time = new();
        TimeSpan off = TimeSpan.FromHours(hoursOff);
        DateTimeOffset localStart = time.GetUtcNow();
        Service service = new(() => True + (time.GetUtcNow() - localStart));
        SubmitRecord submit = await DoubtAsync(service, time);
        SubmitRecord wrong = submit with { StartedAt = localStart + off };
        Service atTheTrueTime = new(() => localStart + TimeSpan.FromMinutes(1)) { Accepted = localStart };

        // The clock of this process is right: only the record is wrong, by more than anything can explain.
        SubmitResolution<TestOutput> resolved = await time.RunAsync(Fal.Endpoint(atTheTrueTime.Handler, time).ResolveAsync(wrong, Fal.Input, cancellationToken: Token));

        Assert.Equal(hoursOff == -3 ? ResolveOutcome.Ambiguous : ResolveOutcome.Found, resolved.Outcome);
        Assert.Equal("r1", Assert.Single(resolved.Candidates));
    }

    [Theory]
    [InlineData(-3)]
    [InlineData(5)]
    [InlineData(-24 * 365 * 20)]
    [InlineData(24 * 365 * 70)]
    public async Task SameProcess_UnderAWrongClock_FindsTheJob(int hoursOff)
    {
        SteppedTime time = new();
        DateTimeOffset localStart = time.GetUtcNow();
        DateTimeOffset trueStart = localStart - TimeSpan.FromHours(hoursOff);
        Service service = new(() => trueStart + (time.GetUtcNow() - localStart)) { Accepted = trueStart };
        SubmitRecord submit = await DoubtAsync(service, time);

        SubmitResolution<TestOutput> resolved = await time.RunAsync(Fal.Endpoint(service.Handler, time).ResolveAsync(submit, Fal.Input, cancellationToken: Token));

        Assert.Equal(ResolveOutcome.Found, resolved.Outcome);
    }

    [Fact]
    public async Task Submit_AfterAnAnswer_RecordsTheClocksError()
    {
        SteppedTime time = new();
        DateTimeOffset localStart = time.GetUtcNow();
        Service service = new(() => localStart + TimeSpan.FromHours(7)) { Accepted = localStart + TimeSpan.FromHours(7) };
        FalEndpoint<TestInput, TestOutput> endpoint = Fal.Endpoint(service.Handler, time);
        await Assert.ThrowsAsync<FalOutcomeUnknownException>(() => time.RunAsync(endpoint.SubmitAsync(Fal.Input, cancellationToken: Token)));

        FalOutcomeUnknownException second = await Assert.ThrowsAsync<FalOutcomeUnknownException>(() => time.RunAsync(endpoint.SubmitAsync(Fal.Input, cancellationToken: Token)));

        Assert.Equal(7 * 3600, (long)second.Submit.Facts!["clock"]!);
    }

    private static async Task<SubmitRecord> DoubtAsync(Service service, SteppedTime time)
    {
        FalOutcomeUnknownException error = await Assert.ThrowsAsync<FalOutcomeUnknownException>(
            () => time.RunAsync(Fal.Endpoint(service.Handler, time).SubmitAsync(Fal.Input, cancellationToken: Token)));
        return error.Submit;
    }

    /// <summary>It takes every submit, answers none with a success, and lists its one request where the question's span has it.</summary>
    private sealed class Service
    {
        public Service(Func<DateTimeOffset> now) => Handler = new(request =>
        {
            HttpResponseMessage answer = request.Method == "POST" ? ScriptedHandler.Json(500, "{}") : ScriptedHandler.Json(200, List(request.Address));
            answer.Headers.Date = now();
            return answer;
        });

        public ScriptedHandler Handler { get; }

        public DateTimeOffset Accepted { get; init; }

        private string List(Uri address)
        {
            Dictionary<string, string> query = address.Query.TrimStart('?').Split('&').Select(one => one.Split('=')).ToDictionary(one => one[0], one => Uri.UnescapeDataString(one[1]));
            bool isThere = Time(query["start"]) <= Accepted && Accepted <= Time(query["end"]);
            return isThere
                ? $$"""{"items":[{"request_id":"r1","json_input":{"video_url":"https://media.example/in.mp4?sig=canary-signature"} }],"has_more":false}"""
                : """{"items":[],"has_more":false}""";
        }

        private static DateTimeOffset Time(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
    }
}
