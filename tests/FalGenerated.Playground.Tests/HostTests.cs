using System.Net;
using FalGenerated.Playground.Hosting;

namespace FalGenerated.Playground.Tests;

/// <summary>The program as it listens: on loopback, for its own names, with its files whole.</summary>
public sealed class HostTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Page_IsServedOnLoopback_WithItsStaticFiles()
    {
        await using PlaygroundHost host = await PlaygroundHost.StartAsync(new PlaygroundOptions { Echoes = true }, Token);
        using HttpClient http = new() { BaseAddress = host.Address };

        string page = await http.GetStringAsync("/", Token);

        Assert.Equal("127.0.0.1", host.Address.Host);
        Assert.Contains("FalGenerated playground", page, StringComparison.Ordinal);
        foreach ((string file, int least) in ((string, int)[])[("app.css", 500), ("compare.js", 300), ("_content/MudBlazor/MudBlazor.min.css", 100_000), ("_content/MudBlazor/MudBlazor.min.js", 10_000), ("_framework/blazor.web.js", 50_000)])
        {
            Assert.InRange((await http.GetByteArrayAsync(file, Token)).Length, least, int.MaxValue);
        }
    }

    [Fact]
    public async Task ForeignHost_IsRefused()
    {
        await using PlaygroundHost host = await PlaygroundHost.StartAsync(new PlaygroundOptions { Echoes = true }, Token);
        using HttpClient http = new();
        using HttpRequestMessage request = new(HttpMethod.Get, host.Address);
        request.Headers.Host = "evil.example";

        using HttpResponseMessage response = await http.SendAsync(request, Token);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }

    [Fact]
    public async Task Media_OfNothing_IsNotFound()
    {
        await using PlaygroundHost host = await PlaygroundHost.StartAsync(new PlaygroundOptions { Echoes = true }, Token);
        using HttpClient http = new() { BaseAddress = host.Address };

        Assert.Equal(HttpStatusCode.NotFound, (await http.GetAsync(new Uri("media/clip/..%2f..%2fetc%2fpasswd", UriKind.Relative), Token)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await http.GetAsync(new Uri("media/output/none", UriKind.Relative), Token)).StatusCode);
    }

    [Theory]
    [InlineData("'--colour' cannot be used", "--colour", "red")]
    [InlineData("'--port' cannot be used", "--port", "99999")]
    public async Task BadArgument_IsOneSentence(string sentence, params string[] arguments)
    {
        using StringWriter output = new(), error = new();

        int code = await PlaygroundProgram.RunAsync(arguments, output, error);

        Assert.Equal(2, code);
        Assert.Contains(sentence, error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Port_ThatIsTaken_IsOneSentence()
    {
        await using PlaygroundHost host = await PlaygroundHost.StartAsync(new PlaygroundOptions { Echoes = true }, Token);
        using StringWriter output = new(), error = new();

        int code = await PlaygroundProgram.RunAsync(["--echo", "--port", host.Address.Port.ToString(System.Globalization.CultureInfo.InvariantCulture)], output, error);

        Assert.Equal(2, code);
        Assert.Contains("give another --port", error.ToString(), StringComparison.Ordinal);
    }
}
