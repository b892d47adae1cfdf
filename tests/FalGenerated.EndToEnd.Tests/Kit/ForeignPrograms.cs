using FalGenerated.BytedanceUpscaler;
using FalGenerated.CodeGeneration;

namespace FalGenerated.EndToEnd.Tests.Kit;

/// <summary>What somebody else writes over our packages.</summary>
internal static class ForeignPrograms
{
    public const string WebService = """
        using FalGenerated;
        using FalGenerated.BytedanceUpscaler;
        using FalGenerated.Emulator;

        await using FalEmulator emulator = await FalEmulator.StartAsync(new() { Speed = 1000 });
        WebApplicationBuilder builder = WebApplication.CreateBuilder(args);
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddFal(options =>
        {
            options.ApiKey = emulator.Key;
            options.QueueUrl = emulator.QueueUrl;
            options.RunUrl = emulator.RunUrl;
            options.RestUrl = emulator.RestUrl;
            options.ApiUrl = emulator.ApiUrl;
        });
        builder.Services.AddFalEndpoint(fal => fal.Upscaler);
        WebApplication app = builder.Build();
        app.MapPost("/upscale", async (string url, UpscaleVideoClient upscaler, CancellationToken cancelled) =>
            (await upscaler.SubscribeAsync(new UpscaleOptions { TargetResolution = TargetResolution.Uhd4K }.For(url), cancellationToken: cancelled)).Output.Video.Url);
        app.MapGet("/contract", (FalClient fal) => fal.Upscaler.Contract.ToString());
        await app.StartAsync();

        using HttpClient caller = new() { BaseAddress = new Uri(app.Urls.Single()) };
        using HttpResponseMessage answer = await caller.PostAsync("/upscale?url=https://example.org/clip.mp4", null);
        Console.WriteLine($"done {await answer.EnsureSuccessStatusCode().Content.ReadAsStringAsync()}");
        Console.WriteLine(await caller.GetStringAsync("/contract"));
        """;

    public const string Console = """
        using Acme.Fal.ImagineDev;
        using Acme.Fal.Speak;
        using FalGenerated;
        using FalGenerated.Emulator;
        using Microsoft.Extensions.DependencyInjection;

        await using FalEmulator emulator = await FalEmulator.StartAsync(new()
        {
            Speed = 1000,
            Contracts = { File.ReadAllText("openapi/fal-ai/imagine/dev/openapi.json"), File.ReadAllText("openapi/fal-ai/speak/openapi.json") },
        });
        ServiceCollection services = new();
        services.AddFal(options =>
        {
            options.ApiKey = emulator.Key;
            options.QueueUrl = emulator.QueueUrl;
            options.RunUrl = emulator.RunUrl;
            options.RestUrl = emulator.RestUrl;
            options.ApiUrl = emulator.ApiUrl;
        });
        services.AddFalEndpoint(fal => fal.ImagineDev);
        services.AddFalEndpoint(fal => fal.Speak);
        await using ServiceProvider provider = services.BuildServiceProvider();

        ImagineDevClient imagine = provider.GetRequiredService<ImagineDevClient>();
        FalJob<ImagineDevOutput> job = await imagine.SubmitAsync(new() { Prompt = "a tiger" });
        ImagineDevOutput output = await new ImagineDevClient(provider.GetRequiredService<FalClient>()).Resume(job.Token).WaitAsync();
        _ = output.Images;
        Console.WriteLine($"done {imagine.Contract.EndpointId} and {provider.GetRequiredService<SpeakClient>().EndpointId}");
        """;

    public const string Upscale = """
        using FalGenerated;
        using FalGenerated.BytedanceUpscaler;
        using FalGenerated.Emulator;

        await using FalEmulator emulator = await FalEmulator.StartAsync(new() { Speed = 1000 });
        using FalClient fal = new(new FalOptions { ApiKey = emulator.Key, QueueUrl = emulator.QueueUrl, RunUrl = emulator.RunUrl, RestUrl = emulator.RestUrl, ApiUrl = emulator.ApiUrl });
        UpscaleOptions options = new() { TargetResolution = TargetResolution.Uhd4K };
        FalJob<UpscaleVideoOutput> job = await fal.Upscaler.SubmitAsync(options.For("https://example.org/clip.mp4"));
        UpscaleVideoOutput output = await job.WaitAsync();
        Console.WriteLine($"done {output.Duration} {fal.Upscaler.Contract.Obtained}");
        """;

    /// <summary>The same at addresses that the command line names.</summary>
    public const string UpscaleAt = """
        using FalGenerated;
        using FalGenerated.BytedanceUpscaler;

        using FalClient fal = new(new FalOptions { ApiKey = args[4], QueueUrl = new Uri(args[0]), RunUrl = new Uri(args[1]), RestUrl = new Uri(args[2]), ApiUrl = new Uri(args[3]) });
        UpscaleOptions options = new() { TargetResolution = TargetResolution.Uhd4K };
        FalJob<UpscaleVideoOutput> job = await fal.Upscaler.SubmitAsync(options.For("https://example.org/clip.mp4"));
        UpscaleVideoOutput output = await job.WaitAsync();
        Console.WriteLine($"done {output.Duration} {output.Video.Url}");
        """;

    /// <summary>The SDK's own endpoint, generated once more elsewhere, without what our hand adds.</summary>
    public const string UpscaleByAnotherClient = """
        using Acme.Clients.BytedanceUpscalerUpscaleVideo;
        using FalGenerated;
        using FalGenerated.Emulator;

        await using FalEmulator emulator = await FalEmulator.StartAsync(new() { Speed = 100 });
        FalOptions options = new() { ApiKey = emulator.Key, QueueUrl = emulator.QueueUrl, RunUrl = emulator.RunUrl, RestUrl = emulator.RestUrl, ApiUrl = emulator.ApiUrl };
        using FalClient fal = new(options);
        BytedanceUpscalerUpscaleVideoClient upscaler = new(fal);
        FalJob<BytedanceUpscalerUpscaleVideoOutput> job = await upscaler.SubmitAsync(new() { VideoUrl = "https://example.org/clip.mp4", TargetFps = TargetFps.Fps60fps });
        BytedanceUpscalerUpscaleVideoOutput output = await job.WaitAsync();
        Console.WriteLine($"done {output.Duration}");
        """;

    /// <summary>What a class of somebody else does with the client of its contract.</summary>
    public const string FluxDev = """
        using Acme.Fal.FluxDev;
        using FalGenerated;
        using FalGenerated.CodeGeneration;
        using Microsoft.Extensions.DependencyInjection;

        namespace Acme.Fal;

        public sealed class Painter(FluxDevClient flux)
        {
            public static void Register(IServiceCollection services)
            {
                services.AddFalEndpoint(fal => fal.FluxDev);
                services.AddSingleton<Painter>();
            }

            public static FluxDevRawClient Bare(HttpClient http) => new(FalCall.Plain, http);

            public Task<FalJob<FluxDevOutput>> PaintAsync(string prompt) => flux.SubmitAsync(new() { Prompt = prompt });
        }
        """;

    public static string ConsoleProject(string version) => ProjectWith(
        "<ProjectReference Include=\"../Acme.Fal/Acme.Fal.csproj\" />", $"<PackageReference Include=\"FalGenerated.Emulator\" Version=\"{version}\" />");

    public static string ProjectWith(params string[] references) => $"""
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup>
            <OutputType>Exe</OutputType>
            <TargetFramework>net10.0</TargetFramework>
            <Nullable>enable</Nullable>
            <ImplicitUsings>enable</ImplicitUsings>
          </PropertyGroup>
          <ItemGroup>
            {string.Join("\n    ", references)}
          </ItemGroup>
        </Project>
        """;
}
