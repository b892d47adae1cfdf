using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace FalGenerated.AspNetCore.Tests.Problems;

/// <summary>Each exception of the SDK has a documented status code, and an answer without secrets.</summary>
public sealed partial class ProblemTests
{
    private static readonly string Page = File.ReadAllText(Repository.PathOf("src", "FalGenerated.AspNetCore", "README.md"));

    public static TheoryData<string> EachCase => [.. EachException.All.Keys];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(EachCase))]
    public async Task Exception_IsAnsweredWithItsStatus_AndWithoutItsSecrets(string name)
    {
        (FalException error, int status, string code) = EachException.All[name];

        using HttpResponseMessage response = await AnswerAsync(error);

        string text = await response.Content.ReadAsStringAsync(Token);
        JsonElement problem = JsonDocument.Parse(text).RootElement;
        Assert.Equal(status, (int)response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType!.MediaType);
        Assert.Equal(code, problem.GetProperty("code").GetString());
        Assert.EndsWith(".", problem.GetProperty("detail").GetString()!, StringComparison.Ordinal);
        Assert.DoesNotContain(EachException.Secret, text, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(EachException.Secret, response.Headers.ToString(), StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("conflict")]
    [InlineData("timeout")]
    [InlineData("not completed")]
    [InlineData("failed")]
    [InlineData("transfer")]
    public async Task Answer_AboutAJob_NamesIt(string name)
    {
        using HttpResponseMessage response = await AnswerAsync(EachException.All[name].Error);

        Assert.Equal("r-1", (await response.Content.ReadFromJsonAsync<JsonElement>(Token)).GetProperty("requestId").GetString());
    }

    [Fact]
    public async Task Refusal_NamesWhatRefuses_AndNoWarning()
    {
        using HttpResponseMessage response = await AnswerAsync(EachException.All["refused"].Error);

        JsonElement finding = Assert.Single((await response.Content.ReadFromJsonAsync<JsonElement>(Token)).GetProperty("findings").EnumerateArray());
        Assert.Equal("too_long", finding.GetProperty("code").GetString());
        Assert.Equal("Cut the video.", finding.GetProperty("message").GetString());
    }

    [Fact]
    public async Task RateLimit_PassesOnThePause()
    {
        using HttpResponseMessage response = await AnswerAsync(EachException.All["rate limit"].Error);

        Assert.Equal(TimeSpan.FromSeconds(2), response.Headers.RetryAfter!.Delta);
    }

    [Fact]
    public async Task OtherExceptions_AreLeftToTheHost()
    {
        using HttpResponseMessage response = await AnswerAsync(new InvalidOperationException());

        Assert.Equal(500, (int)response.StatusCode);
        Assert.DoesNotContain("\"code\"", await response.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);
    }

    [Fact]
    public void Page_StatusTable_IsThatOfTheCode() =>
        Assert.Equal(
            EachException.All.Values.Select(one => $"{one.Status} {one.Code}").Distinct().Order(StringComparer.Ordinal),
            Row().Matches(Page).Select(row => $"{row.Groups["status"].Value} {row.Groups["code"].Value}").Order(StringComparer.Ordinal));

    /// <summary>A kind of exception that is added to the SDK needs a row.</summary>
    [Fact]
    public void Cases_CoverEveryException() =>
        Assert.Equal(
            typeof(FalException).Assembly.GetExportedTypes()
                .Where(type => type.IsSubclassOf(typeof(FalException)) && type.Namespace == "FalGenerated").Select(type => type.Name).Order(StringComparer.Ordinal),
            EachException.All.Values.Select(one => one.Error.GetType().Name).Distinct().Order(StringComparer.Ordinal));

    private static async Task<HttpResponseMessage> AnswerAsync(Exception error)
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseTestServer();
        builder.Logging.ClearProviders();
        builder.Services.AddFalProblemDetails();
        await using WebApplication app = builder.Build();
        app.UseExceptionHandler();
        app.MapGet("/", string () => throw error);
        await app.StartAsync(Token);
        return await app.GetTestClient().GetAsync(new Uri("/", UriKind.Relative), Token);
    }

    [GeneratedRegex(@"^\| (?<status>\d{3}) \| `(?<code>\w+)` \|", RegexOptions.Multiline)]
    private static partial Regex Row();
}
