using System.Net;
using System.Net.Http.Headers;
using System.Text;

namespace FalGenerated.Emulator.Tests;

/// <summary>Web pages of other sites reach neither the service nor the control routes.</summary>
public sealed class GuardTests
{
    private static StringContent Body(string text, string type) => new(text, Encoding.UTF8) { Headers = { ContentType = new MediaTypeHeaderValue(type) } };

    [Theory]
    [InlineData("evil.example", HttpStatusCode.MisdirectedRequest)]
    [InlineData("127.0.0.1.evil.example", HttpStatusCode.MisdirectedRequest)]
    [InlineData("localhost.evil.example:80", HttpStatusCode.MisdirectedRequest)]
    [InlineData("emulator", HttpStatusCode.OK)]
    [InlineData("EMULATOR:8080", HttpStatusCode.OK)]
    [InlineData("localhost:1", HttpStatusCode.OK)]
    [InlineData("a.localhost", HttpStatusCode.OK)]
    [InlineData("192.168.1.7:9000", HttpStatusCode.OK)]
    [InlineData("[::1]:9000", HttpStatusCode.OK)]
    public async Task Host_OfAnotherSite_Is421OnEveryRoute(string host, HttpStatusCode expected)
    {
        await using var caller = await Caller.StartAsync(new FalEmulatorOptions { Hosts = { "emulator" } });
        var file = await caller.UploadAsync([1, 2, 3]);

        using var submitted = await caller.PostAsync(Caller.Endpoint, Caller.Input, ("Host", host));
        using var control = await caller.SendAsync(HttpMethod.Get, caller.Fal.AdminUrl + "jobs", null, key: null, ("Host", host));
        using var served = await caller.SendAsync(HttpMethod.Get, file, null, key: null, ("Host", host));

        Assert.All([submitted, control, served], response => Assert.Equal(expected, response.StatusCode));
        Assert.Equal(expected == HttpStatusCode.OK ? 1 : 0, caller.Fal.Submits);
    }

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData("multipart/form-data")]
    public async Task Control_ABodyThatAPageMaySend_Is415AndChangesNothing(string type)
    {
        await using var caller = await Caller.StartAsync();
        using var fault = Body("""{"kind":"reset","operation":"submit"}""", type);

        using var response = await caller.SendAsync(HttpMethod.Post, caller.Fal.AdminUrl + "faults", fault, key: null);

        Assert.Equal(HttpStatusCode.UnsupportedMediaType, response.StatusCode);
        Assert.Contains("application/json", (string)(await Caller.JsonAsync(response))["detail"]!, StringComparison.Ordinal);
        await caller.SubmitAsync();
    }

    [Theory]
    [InlineData("https://evil.example")]
    [InlineData("null")]
    [InlineData("http://127.0.0.1:1")]
    public async Task Control_ForeignOrigin_Is403AndChangesNothing(string origin)
    {
        await using var caller = await Caller.StartAsync();
        await caller.SubmitAsync();

        using var reset = await caller.SendAsync(HttpMethod.Post, caller.Fal.AdminUrl + "reset", null, key: null, ("Origin", origin));
        using var read = await caller.SendAsync(HttpMethod.Get, caller.Fal.AdminUrl + "wire", null, key: null, ("Origin", origin));

        Assert.Equal(HttpStatusCode.Forbidden, reset.StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, read.StatusCode);
        Assert.Single(caller.Fal.Jobs);
    }

    [Fact]
    public async Task Control_ItsOwnOriginAndNone_Pass()
    {
        await using var caller = await Caller.StartAsync();
        var own = caller.Fal.QueueUrl.GetLeftPart(UriPartial.Authority);

        using var page = await caller.SendAsync(HttpMethod.Post, caller.Fal.AdminUrl + "reset", null, key: null, ("Origin", own));
        using var program = await caller.SendAsync(HttpMethod.Post, caller.Fal.AdminUrl + "reset", null, key: null);

        Assert.Equal(HttpStatusCode.NoContent, page.StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, program.StatusCode);
    }
}
