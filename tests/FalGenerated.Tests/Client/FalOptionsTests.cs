namespace FalGenerated.Tests.Client;

public sealed class FalOptionsTests
{
    [Fact]
    public void Options_WithSeveralMistakes_AreRefusedWithAllOfThem()
    {
        FalOptions options = new() { Key = " ", QueueUrl = new Uri("http://queue.example/"), RunUrl = new Uri("https://u:p@run.example/"), RequestTimeout = TimeSpan.Zero };

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
        FalConfigurationException error = Assert.Throws<FalConfigurationException>(() => new FalClient(new FalOptions { Key = key }));

        Assert.DoesNotContain(key, error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void PlainHttp_ToThisMachine_IsAccepted()
    {
        using FalClient client = new(new FalOptions { Key = "k", QueueUrl = new Uri("http://127.0.0.1:1/queue") });

        Assert.Equal("http://127.0.0.1:1/queue/", client.Settings.Options.QueueUrl.AbsoluteUri);
    }

    [Fact]
    public void Options_ChangedAfterwards_DoNotChangeTheClient()
    {
        FalOptions options = new() { Key = "k" };
        using FalClient client = new(options);

        options.QueueUrl = new Uri("https://elsewhere.example/");

        Assert.Equal("queue.fal.run", client.Settings.Options.QueueUrl.Host);
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
}
