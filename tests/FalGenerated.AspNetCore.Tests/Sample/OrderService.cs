using FalGenerated.Emulator;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace FalGenerated.AspNetCore.Tests.Sample;

/// <summary>The web service of the package's page against an emulator: one line points it there. It listens on a port, for the webhooks.</summary>
internal sealed class OrderService : IAsyncDisposable
{
    private readonly Factory factory;

    public OrderService(FalEmulator emulator, string folder)
    {
        factory = new Factory(emulator, folder);
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
    }

    private sealed class Factory(FalEmulator emulator, string folder) : WebApplicationFactory<Program>
    {
        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            builder.UseSetting("Fal:Emulator", emulator.QueueUrl.AbsoluteUri);
            builder.UseSetting("Fal:JournalPath", Path.Combine(folder, "journal"));
            builder.UseSetting("VideoFolder", folder);
            builder.ConfigureServices(services => services.AddLogging(logging => logging.ClearProviders()));
        }
    }
}
