using FalGenerated.Emulator;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace FalGenerated.AspNetCore.Tests.Sample;

/// <summary>The web service of the package's page against an emulator: one line points it there. It listens on a port, for the webhooks.</summary>
internal sealed class OrderService : IAsyncDisposable
{
    private readonly WebApplicationFactory<Program> own = new();
    private readonly WebApplicationFactory<Program> factory;

    public OrderService(FalEmulator emulator, string folder)
    {
        factory = own.WithWebHostBuilder(host =>
        {
            host.UseSetting("Fal:Emulator", emulator.QueueUrl.AbsoluteUri);
            host.UseSetting("Fal:JournalPath", Path.Combine(folder, "journal"));
            host.UseSetting("VideoFolder", folder);
            host.ConfigureServices(services => services.AddLogging(logging => logging.ClearProviders()));
        });
        factory.UseKestrel(0);
        factory.StartServer();
        Http = factory.CreateClient();
        factory.Services.GetRequiredService<IConfiguration>()["PublicUrl"] = Http.BaseAddress!.AbsoluteUri.TrimEnd('/');
    }

    public HttpClient Http { get; }

    public FalClient Fal => factory.Services.GetRequiredService<FalClient>();

    public Task<HttpResponseMessage> OrderAsync(string order, Uri video) => Http.PostAsync(
        new Uri($"orders/{order}?video={Uri.EscapeDataString(video.AbsoluteUri)}", UriKind.Relative), null, TestContext.Current.CancellationToken);

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await factory.DisposeAsync();
        await own.DisposeAsync();
    }
}
