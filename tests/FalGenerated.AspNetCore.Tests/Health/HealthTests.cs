using FalGenerated.AspNetCore.Health;
using FalGenerated.AspNetCore.Tests.Support;
using FalGenerated.BytedanceUpscaler;
using FalGenerated.Emulator;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace FalGenerated.AspNetCore.Tests.Health;

public sealed class HealthTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Check_OfAHostThatAnswers_IsHealthy_NamesTheContract_AndCostsNothing()
    {
        await using FalEmulator emulator = await FalEmulator.StartAsync(cancellationToken: Token);

        HealthReportEntry entry = await CheckAsync(options => options.UseEmulator(emulator.QueueUrl));

        Assert.Equal(HealthStatus.Healthy, entry.Status);
        Assert.Equal("127.0.0.1 answers.", entry.Description);
        Assert.Equal(UpscaleVideoEndpoint.Descriptor.ContractSha256, entry.Data["contract"]);
        Assert.Equal(0, emulator.Submits);
        Assert.DoesNotContain(emulator.Wire, exchange => exchange.ToString().Contains(FalEmulatorOptions.DefaultKey, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Check_WithBadOptions_IsOneSentence_WithoutTheKey()
    {
        HealthReportEntry entry = await CheckAsync(options => options.ApiKey = "canary secret");

        Assert.Equal(HealthStatus.Unhealthy, entry.Status);
        Assert.StartsWith("Correct the options: ", entry.Description, StringComparison.Ordinal);
        Assert.DoesNotContain("canary", entry.Description, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(HealthStatus.Unhealthy)]
    [InlineData(HealthStatus.Degraded)]
    public async Task Check_OfAHostThatIsAway_HasTheStatusThatWasAskedFor(HealthStatus status)
    {
        Uri address;
        await using (FalEmulator emulator = await FalEmulator.StartAsync(cancellationToken: Token))
        {
            address = emulator.QueueUrl;
        }

        HealthReportEntry entry = await CheckAsync(options => options.UseEmulator(address), status);

        Assert.Equal(status, entry.Status);
        Assert.Equal("Check the network: 127.0.0.1 could not be reached.", entry.Description);
    }

    [Fact]
    public async Task Check_OfAHostInTrouble_SaysSo()
    {
        using KeyHost host = new() { Answer = (System.Net.HttpStatusCode.BadGateway, "") };

        HealthReportEntry entry = await CheckAsync(
            options => options.ApiKey = "id:secret",
            more: services => services.AddHttpClient(FalHealthCheck.ClientName).ConfigurePrimaryHttpMessageHandler(() => host));

        Assert.Equal("Look at the service's status page: queue.fal.run answers 502.", entry.Description);
        Assert.Empty(host.Credentials);
    }

    private static async Task<HealthReportEntry> CheckAsync(
        Action<FalOptions> configure, HealthStatus failure = HealthStatus.Unhealthy, Action<IServiceCollection>? more = null)
    {
        ServiceCollection services = new();
        services.AddLogging();
        services.AddFal(configure);
        services.AddHealthChecks().AddFal(fal => fal.Upscaler.Contract, failure);
        more?.Invoke(services);
        await using ServiceProvider provider = services.BuildServiceProvider();
        HealthReport report = await provider.GetRequiredService<HealthCheckService>().CheckHealthAsync(Token);
        return report.Entries["fal"];
    }
}
