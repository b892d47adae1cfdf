using FalGenerated.Emulator;
using FalGenerated.Playground.Clips;
using FalGenerated.Playground.Components;
using FalGenerated.Playground.Forms;
using FalGenerated.Playground.Runs;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.HostFiltering;
using MudBlazor.Services;

namespace FalGenerated.Playground.Hosting;

/// <summary>
/// The web application: on loopback only, for its own host names only, with an emulator of the service beside it. It is an ordinary application over
/// <c>AddFal</c>.
/// </summary>
internal sealed class PlaygroundHost : IAsyncDisposable
{
    private readonly WebApplication application;
    private readonly FalEmulator emulator;
    private readonly DirectoryInfo? temporary;

    private PlaygroundHost(WebApplication application, FalEmulator emulator, DirectoryInfo? temporary)
    {
        this.application = application;
        this.emulator = emulator;
        this.temporary = temporary;
    }

    /// <summary>The address of the page.</summary>
    public Uri Address => new(application.Urls.First() + "/");

    public string EmulatorNote => emulator.UpscaleNote;

    public static async Task<PlaygroundHost> StartAsync(PlaygroundOptions options, CancellationToken cancellationToken = default)
    {
        DirectoryInfo? temporary = options.DataFolder is null ? Directory.CreateTempSubdirectory("fal-playground-") : null;
        string folder = options.DataFolder ?? temporary!.FullName;
        Directory.CreateDirectory(folder);
        FormCatalogue forms = FormCatalogue.Of(options.ContractsFolder);
        FalEmulatorOptions service = new() { QueuePosition = 2, QueueTime = TimeSpan.FromSeconds(1), RunTime = TimeSpan.FromSeconds(2), Upscale = !options.Echoes };
        foreach (string document in forms.Documents)
        {
            service.Contracts.Add(document);
        }

        FalEmulator emulator = await FalEmulator.StartAsync(service, cancellationToken).ConfigureAwait(false);
        try
        {
            WebApplication application = Build(options, folder, forms, emulator.QueueUrl);
            await application.StartAsync(cancellationToken).ConfigureAwait(false);
            return new(application, emulator, temporary);
        }
        catch
        {
            await emulator.DisposeAsync().ConfigureAwait(false);
            temporary?.Delete(recursive: true);
            throw;
        }
    }

    public Task WaitForEndAsync() => application.WaitForShutdownAsync();

    public async ValueTask DisposeAsync()
    {
        await application.StopAsync().ConfigureAwait(false);
        await application.DisposeAsync().ConfigureAwait(false);
        await emulator.DisposeAsync().ConfigureAwait(false);
        temporary?.Delete(recursive: true);
    }

    private static WebApplication Build(PlaygroundOptions options, string folder, FormCatalogue forms, Uri queue)
    {
        // The static files of a tool lie beside its program, and the working folder is anybody's.
        WebApplicationBuilder builder = WebApplication.CreateBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory, ApplicationName = "FalGenerated.Playground" });
        builder.WebHost.UseStaticWebAssets();
        builder.WebHost.UseUrls($"http://127.0.0.1:{options.Port}");
        builder.Logging.SetMinimumLevel(LogLevel.Warning);

        // What keeps the program from starting is its one sentence.
        builder.Logging.AddFilter("Microsoft.Extensions.Hosting", LogLevel.None);
        builder.Services.Configure<HostFilteringOptions>(hosts => hosts.AllowedHosts = ["127.0.0.1", "localhost", "[::1]"]);
        builder.Services.AddHostFiltering(_ => { });
        builder.Services.AddFal(fal => fal.UseEmulator(queue).JournalPath = Path.Combine(folder, "emulator.journal"));
        builder.Services.AddSingleton(new ClipStore(folder));
        builder.Services.AddSingleton(_ => new LiveService(Path.Combine(folder, "live.journal")));
        builder.Services.AddSingleton<RunService>();
        builder.Services.AddSingleton(forms);

        // Its tokens end with the process, and no key of theirs is written to the disk.
        builder.Services.AddDataProtection().UseEphemeralDataProtectionProvider();
        builder.Services.AddMudServices();
        builder.Services.AddRazorComponents().AddInteractiveServerComponents();
        WebApplication application = builder.Build();
        application.UseHostFiltering();
        application.UseAntiforgery();
        application.MapStaticAssets();
        application.MapMedia();
        application.MapRazorComponents<App>().AddInteractiveServerRenderMode();
        return application;
    }
}
