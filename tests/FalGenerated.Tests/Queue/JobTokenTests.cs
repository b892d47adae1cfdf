using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using FalGenerated.Tests.Support;
using Microsoft.Extensions.Time.Testing;

namespace FalGenerated.Tests.Queue;

public sealed class JobTokenTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Token_InAnotherClient_ResumesTheSameJob()
    {
        ScriptedHandler wire = new(_ => ScriptedHandler.Json(200, """{"request_id":"r1","status_url":"https://queue.fal.run/moved/r1/status"}"""));
        FakeTimeProvider time = new(new DateTimeOffset(2026, 5, 1, 12, 0, 0, TimeSpan.Zero));
        FalJob<TestOutput> job = await Fal.Endpoint(wire, time).SubmitAsync(Fal.Input, cancellationToken: Token);

        FalJob<TestOutput> again = Fal.Endpoint(wire).Resume("  " + job.Token + "\n");

        Assert.StartsWith("fal1.", job.Token, StringComparison.Ordinal);
        Assert.Equal("r1", again.RequestId);
        Assert.Equal(job.Addresses, again.Addresses);
        Assert.Equal(job.SubmittedAt, again.SubmittedAt);
        Assert.Equal(job.Token, again.Token);
    }

    [Fact]
    public async Task Token_CutOrChanged_IsRefusedBeforeAnyRequest()
    {
        ScriptedHandler wire = new(_ => ScriptedHandler.Json(200, Fal.Accepted));
        FalEndpoint<TestInput, TestOutput> endpoint = Fal.Endpoint(wire);
        string token = (await endpoint.SubmitAsync(Fal.Input, cancellationToken: Token)).Token;

        Assert.Throws<FalTokenException>(() => endpoint.Resume(token[..^3]));
        Assert.Throws<FalTokenException>(() => endpoint.Resume("fal2" + token[4..]));
        Assert.Throws<FalTokenException>(() => endpoint.Resume("r1"));
        Assert.Single(wire.Requests);
    }

    [Fact]
    public async Task Token_OfAnotherQueue_IsRefusedBeforeAnyRequest()
    {
        ScriptedHandler wire = new(_ => ScriptedHandler.Json(200, """{"request_id":"r1"}"""));
        string token = (await Fal.Endpoint(wire).SubmitAsync(Fal.Input, cancellationToken: Token)).Token;
        using FalClient other = new(new FalOptions { ApiKey = "k", QueueUrl = new Uri("https://queue.elsewhere.example/") }, wire);

        FalForeignAddressException error = Assert.Throws<FalForeignAddressException>(() => other.Endpoint(TestEndpoint.Descriptor).Resume(token));

        Assert.Equal("queue.fal.run", error.Host);
        Assert.Single(wire.Requests);
    }

    [Fact]
    public async Task Token_OfAnotherEndpoint_IsRefused()
    {
        ScriptedHandler wire = new(_ => ScriptedHandler.Json(200, Fal.Accepted));
        using FalClient client = Fal.Client(wire);
        string token = (await client.Endpoint(TestEndpoint.Descriptor with { EndpointId = "owner/app/other" })
            .SubmitAsync(Fal.Input, cancellationToken: Token)).Token;

        FalTokenException error = Assert.Throws<FalTokenException>(() => client.Endpoint(TestEndpoint.Descriptor).Resume(token));

        Assert.Contains("owner/app/other", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(401)]
    [InlineData(404)]
    public async Task ResumedJob_Refused_AsksAboutTheKey(int status)
    {
        ScriptedHandler wire = new(request => request.Method == "POST"
            ? ScriptedHandler.Json(200, Fal.Accepted)
            : ScriptedHandler.Json(status, """{"detail":"invalid key credentials"}"""));
        FalEndpoint<TestInput, TestOutput> endpoint = Fal.Endpoint(wire);
        FalJob<TestOutput> job = await endpoint.SubmitAsync(Fal.Input, cancellationToken: Token);

        FalApiException fresh = await Assert.ThrowsAnyAsync<FalApiException>(() => job.GetStatusAsync(cancellationToken: Token));
        FalApiException resumed = await Assert.ThrowsAnyAsync<FalApiException>(() => endpoint.Resume(job.Token).GetStatusAsync(cancellationToken: Token));

        Assert.DoesNotContain("another key", fresh.Message, StringComparison.Ordinal);
        Assert.Contains("another key", resumed.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"r\":\"r1\"", "\"r\":\"..\"")]
    [InlineData("\"r\":\"r1\"", "\"r\":\".\"")]
    [InlineData("\"r\":\"r1\"", "\"r\":\" \"")]
    [InlineData("\"t\":", "\"t\":99")]
    [InlineData("\"t\":", "\"t\":-")]
    public async Task Token_WrittenBySomebodyElse_WithAnImpossibleContent_IsRefused(string part, string instead)
    {
        ScriptedHandler wire = new(_ => ScriptedHandler.Json(200, Fal.Accepted));
        FalEndpoint<TestInput, TestOutput> endpoint = Fal.Endpoint(wire);
        string token = (await endpoint.SubmitAsync(Fal.Input, cancellationToken: Token)).Token;
        string content = Encoding.UTF8.GetString(Base64Url.DecodeFromChars(token.Split('.')[1]));
        Assert.Contains(part, content, StringComparison.Ordinal);
        string body = Base64Url.EncodeToString(Encoding.UTF8.GetBytes(content.Replace(part, instead, StringComparison.Ordinal)));
        string checksum = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(body)).AsSpan(0, 4));

        Assert.Throws<FalTokenException>(() => endpoint.Resume($"fal1.{body}.{checksum}"));
    }
}
