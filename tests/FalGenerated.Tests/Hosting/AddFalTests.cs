using FalGenerated.Errors;
using FalGenerated.Idempotency;
using FalGenerated.Spending;
using FalGenerated.Tests.Support;
using FalGenerated.Transport;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace FalGenerated.Tests.Hosting;

public sealed class AddFalTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Host_WithBadOptions_DoesNotStart()
    {
        HostApplicationBuilder builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Services.AddFal(options => options.QueueUrl = new Uri("http://queue.example/"));
        using IHost host = builder.Build();

        OptionsValidationException error = await Assert.ThrowsAsync<OptionsValidationException>(() => host.StartAsync(Token));

        Assert.Equal(2, error.Failures.Count());
    }

    [Fact]
    public async Task Key_OfTheEnvironment_ServesTheClientWithoutANameAlone()
    {
        ScriptedHandler wire = new(_ => ScriptedHandler.Json(200, """{"request_id":"r1"}"""));
        ServiceCollection services = new();
        services.AddFal(_ => { }).ConfigurePrimaryHttpMessageHandler(() => wire);
        services.AddFal(_ => { }, "second");
        await using ServiceProvider provider = services.BuildServiceProvider();
        Environment.SetEnvironmentVariable("FAL_KEY", "environment:key");
        try
        {
            await provider.GetRequiredService<FalClient>().Endpoint(TestEndpoint.Descriptor).SubmitAsync(Fal.Input, cancellationToken: Token);

            Assert.Equal("Key environment:key", Assert.Single(wire.Requests).Authorization);
            Assert.Throws<OptionsValidationException>(() => provider.GetRequiredKeyedService<FalClient>("second"));
        }
        finally
        {
            Environment.SetEnvironmentVariable("FAL_KEY", null);
        }
    }

    [Fact]
    public async Task Clients_UnderTwoNames_UseTheirOwnKeysAndAddresses()
    {
        ScriptedHandler wire = new(_ => ScriptedHandler.Json(200, """{"request_id":"r1"}"""));
        ServiceCollection services = new();
        services.AddFal(options => options.ApiKey = "first:key").ConfigurePrimaryHttpMessageHandler(() => wire);
        services.AddFal(
            options =>
            {
                options.ApiKey = "second:key";
                options.QueueUrl = new Uri("https://queue.second.example/");
            },
            "second").ConfigurePrimaryHttpMessageHandler(() => wire);
        await using ServiceProvider provider = services.BuildServiceProvider();

        await provider.GetRequiredService<FalClient>().Endpoint(TestEndpoint.Descriptor).SubmitAsync(Fal.Input, cancellationToken: Token);
        await provider.GetRequiredKeyedService<FalClient>("second").Endpoint(TestEndpoint.Descriptor).SubmitAsync(Fal.Input, cancellationToken: Token);

        Assert.Equal(
            [("queue.fal.run", "Key first:key"), ("queue.second.example", "Key second:key")],
            wire.Requests.Select(request => (request.Address.Host, request.Authorization!)));
    }

    [Fact]
    public async Task Options_FromConfiguration_AreBound()
    {
        IConfiguration configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Fal:ApiKey"] = "a:b",
            ["Fal:QueueUrl"] = "https://queue.example/",
            ["Fal:RequestTimeout"] = "00:00:07",
            ["Fal:MaxStreams"] = "3",
        }).Build();
        ServiceCollection services = new();
        services.AddFal(configuration.GetSection("Fal"));
        await using ServiceProvider provider = services.BuildServiceProvider();

        FalSettings options = provider.GetRequiredService<FalClient>().Context.Settings;

        Assert.Equal("queue.example", options.QueueUrl.Host);
        Assert.Equal(TimeSpan.FromSeconds(7), options.RequestTimeout);
        Assert.Equal(3, options.MaxStreams);
    }

    [Fact]
    public void Emulator_InConfiguration_TakesTheAddressesAndTheKey()
    {
        FalOptions options = OptionsOf(("ApiKey", "mine:secret"), ("Emulator", "http://127.0.0.1:8080/any"), ("JournalPath", "jobs"));

        Assert.Equal("emulator-key-id:emulator-key-secret", options.ApiKey);
        Assert.Equal("http://127.0.0.1:8080/", options.QueueUrl.AbsoluteUri);
        Assert.Equal("http://127.0.0.1:8080/_run/", options.RunUrl.AbsoluteUri);
        Assert.Equal("http://127.0.0.1:8080/_rest/", options.RestUrl.AbsoluteUri);
        Assert.Equal("http://127.0.0.1:8080/_api/v1/", options.ApiUrl.AbsoluteUri);
        Assert.Equal("jobs", options.JournalPath);
    }

    [Fact]
    public void Emulator_LeftEmpty_ChangesNothing() => Assert.Equal("mine:secret", OptionsOf(("ApiKey", "mine:secret"), ("Emulator", "")).ApiKey);

    [Theory]
    [InlineData("localhost:8080")]
    [InlineData("nonsense")]
    [InlineData("ftp://127.0.0.1/")]
    public void Emulator_ThatIsNoAddress_IsOneSentence(string address)
    {
        FalConfigurationException error = Assert.Throws<FalConfigurationException>(() => OptionsOf(("Emulator", address)));

        Assert.Equal($"Emulator must be an absolute address, such as http://127.0.0.1:8080/, and '{address}' is none.", error.Message);
    }

    [Fact]
    public void UseEmulator_WithARelativeAddress_IsRefused() =>
        Assert.Throws<ArgumentException>(() => new FalOptions().UseEmulator(new Uri("/path", UriKind.Relative)));

    [Fact]
    public void Emulator_OnAnotherMachine_NeedsHttps() =>
        Assert.Throws<OptionsValidationException>(() => OptionsOf(("Emulator", "http://emulator.example/")));

    private static FalOptions OptionsOf(params (string Name, string Value)[] settings)
    {
        ServiceCollection services = new();
        services.AddFal(new ConfigurationBuilder().AddInMemoryCollection(settings.ToDictionary(one => one.Name, one => (string?)one.Value)).Build());
        using ServiceProvider provider = services.BuildServiceProvider();
        return provider.GetRequiredService<IOptions<FalOptions>>().Value;
    }

    [Fact]
    public async Task JournalOfTheHost_InItsServices_IsUsed()
    {
        MemoryJournal journal = new();
        ScriptedHandler wire = new(_ => ScriptedHandler.Json(200, Fal.Accepted));
        ServiceCollection services = new();
        services.AddSingleton<ISubmitJournal>(journal);
        services.AddFal(options => options.ApiKey = "a:b").ConfigurePrimaryHttpMessageHandler(() => wire);
        await using ServiceProvider provider = services.BuildServiceProvider();

        await provider.GetRequiredService<FalClient>().Endpoint(TestEndpoint.Descriptor).SubmitAsync(Fal.Input, new() { IdempotencyKey = "a" }, Token);

        Assert.Equal(JournalState.Accepted, (await journal.FindAsync("a", Token))!.State);
    }

    [Theory]
    [InlineData(null, true)]
    [InlineData("journal", false)] // a file is journal and ledger of its own
    public async Task LedgerOfTheHost_InItsServices_IsUsedUnlessAFileIsNamed(string? journalPath, bool isUsed)
    {
        MemorySpendLedger ledger = new(TimeProvider.System);
        ServiceCollection services = new();
        services.AddSingleton<ISpendLedger>(ledger);
        services.AddFal(options => (options.ApiKey, options.JournalPath) = ("a:b", journalPath));
        await using ServiceProvider provider = services.BuildServiceProvider();

        Assert.Equal(isUsed, provider.GetRequiredService<FalClient>().Context.SpendLedger == ledger);
    }
}
