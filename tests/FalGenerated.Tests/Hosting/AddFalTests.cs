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
