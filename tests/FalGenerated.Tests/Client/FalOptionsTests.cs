namespace FalGenerated.Tests.Client;

public sealed class FalOptionsTests
{
    [Fact]
    public void Options_WithSeveralMistakes_AreRefusedWithAllOfThem()
    {
        FalOptions options = new() { ApiKey = " ", QueueUrl = new Uri("http://queue.example/"), RunUrl = new Uri("https://u:p@run.example/"), RequestTimeout = TimeSpan.Zero };

        FalConfigurationException error = Assert.Throws<FalConfigurationException>(() => new FalClient(options));

        Assert.Equal(4, error.Problems.Count);
        Assert.Contains(error.Problems, problem => problem.Contains("FAL_KEY", StringComparison.Ordinal));
        Assert.Contains(error.Problems, problem => problem.Contains("QueueUrl", StringComparison.Ordinal));
        Assert.Contains(error.Problems, problem => problem.Contains("RunUrl", StringComparison.Ordinal));
        Assert.Contains(error.Problems, problem => problem.Contains("RequestTimeout", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("key\r\nX-Evil: 1")]
    [InlineData("\"quoted key\"")]
    public void Key_ThatWouldBreakTheHeader_IsRefusedWithoutBeingQuoted(string key)
    {
        FalConfigurationException error = Assert.Throws<FalConfigurationException>(() => new FalClient(new FalOptions { ApiKey = key }));

        Assert.DoesNotContain(key, error.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"id:canary\"", "quotes")]
    [InlineData("'id:canary'", "quotes")]
    [InlineData("\"id:canary", "quotes")]
    [InlineData("`id:canary`", "quotes")]
    [InlineData("“id:canary”", "quotes")]
    [InlineData("FAL_KEY=id:canary", "FAL_KEY=")]
    [InlineData("fal_key=id:canary", "FAL_KEY=")]
    [InlineData("FAL_KEY=\"id:canary\"", "FAL_KEY=")]
    [InlineData("export FAL_KEY=id:canary", "FAL_KEY=")]
    [InlineData("FAL_KEY: id:canary", "FAL_KEY=")]
    [InlineData("FAL_KEY_ID=id:FAL_KEY_SECRET=canary", "FAL_KEY=")]
    [InlineData("Key id:canary", "blank")]
    public void Key_CopiedWithWhatStandsAroundIt_IsRefusedWithASentence(string key, string text)
    {
        FalConfigurationException error = Assert.Throws<FalConfigurationException>(() => new FalClient(new FalOptions { ApiKey = key }));

        string problem = Assert.Single(error.Problems);
        Assert.Contains(text, problem, StringComparison.Ordinal);
        Assert.EndsWith(".", problem, StringComparison.Ordinal);
        Assert.DoesNotContain("canary", problem, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("0f2c-9a:8b==")]
    [InlineData("FAL_KEYSTONE:x")]
    public void Key_ThatOnlyLooksOdd_IsAccepted(string key)
    {
        using FalClient client = new(new FalOptions { ApiKey = key });
    }

    [Fact]
    public void PlainHttp_ToThisMachine_IsAccepted()
    {
        using FalClient client = new(new FalOptions { ApiKey = "k", QueueUrl = new Uri("http://127.0.0.1:1/queue") });

        Assert.Equal("http://127.0.0.1:1/queue/", client.Context.Settings.QueueUrl.AbsoluteUri);
    }

    [Fact]
    public void Options_ChangedAfterwards_DoNotChangeTheClient()
    {
        FalOptions options = new() { ApiKey = "k" };
        using FalClient client = new(options);

        options.QueueUrl = new Uri("https://elsewhere.example/");

        Assert.Equal("queue.fal.run", client.Context.Settings.QueueUrl.Host);
    }

    [Theory]
    [InlineData("a:b", null, null, "a:b")]
    [InlineData("", "id", "secret", "id:secret")]
    [InlineData(null, "id", "", null)]
    [InlineData(null, null, null, null)]
    public void Environment_Variables_GiveTheKey(string? key, string? id, string? secret, string? expected)
    {
        string? actual = FalOptions.KeyOf(name => name switch { "FAL_KEY" => key, "FAL_KEY_ID" => id, "FAL_KEY_SECRET" => secret, _ => null });

        Assert.Equal(expected, actual);
    }

    [Theory]
    [InlineData(9)]
    [InlineData(24 * 3600 * 1000 + 1)]
    public void TimeLimits_OutOfBounds_AreRefusedByName(int milliseconds)
    {
        FalOptions options = new() { ApiKey = "k", RequestTimeout = TimeSpan.FromMilliseconds(milliseconds), RunTimeout = TimeSpan.FromMilliseconds(milliseconds) };

        FalConfigurationException error = Assert.Throws<FalConfigurationException>(() => new FalClient(options));

        Assert.Equal(2, error.Problems.Count);
        Assert.Contains("RunTimeout", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(10)]
    [InlineData(24 * 3600 * 1000)]
    public void TimeLimits_AtTheirBounds_AreAccepted(int milliseconds)
    {
        using FalClient client = new(new FalOptions
        {
            ApiKey = "k",
            RequestTimeout = TimeSpan.FromMilliseconds(milliseconds),
            RunTimeout = TimeSpan.FromMilliseconds(milliseconds),
        });

        Assert.Equal(milliseconds, client.Context.Settings.RunTimeout.TotalMilliseconds);
    }

    [Theory]
    [InlineData(null)]
    [InlineData(" ")]
    [InlineData("https://x.com")]
    [InlineData("x.com/files")]
    [InlineData("x.com/")]
    [InlineData("me@x.com")]
    [InlineData("*.x.com")]
    [InlineData("x y")]
    [InlineData("::1")]
    [InlineData(".")]
    public void TrustedHost_ThatIsNoName_IsRefused(string? host)
    {
        FalOptions options = new() { ApiKey = "k" };
        options.TrustedFileHosts.Add(host!);

        FalConfigurationException error = Assert.Throws<FalConfigurationException>(() => new FalClient(options));

        string problem = Assert.Single(error.Problems);
        Assert.Contains("TrustedFileHosts", problem, StringComparison.Ordinal);
        Assert.Contains($"'{host}'", problem, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("x.com")]
    [InlineData(" X.com ")]
    [InlineData(".x.com")]
    [InlineData("x.com:8443")]
    [InlineData("localhost")]
    [InlineData("localhost:5000")]
    [InlineData("127.0.0.1")]
    [InlineData("[::1]")]
    [InlineData("[::1]:5000")]
    public void TrustedHost_Name_IsAccepted(string host)
    {
        FalOptions options = new() { ApiKey = "k" };
        options.TrustedFileHosts.Add(host);

        using FalClient client = new(options);
    }

    [Fact]
    public void Journal_PathThatNoFileHas_IsRefused()
    {
        FalConfigurationException error = Assert.Throws<FalConfigurationException>(() => new FalClient(new FalOptions { ApiKey = "k", JournalPath = "a\0b" }));

        Assert.StartsWith("JournalPath", Assert.Single(error.Problems), StringComparison.Ordinal);
    }
}
