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
            options.Key = emulator.Key;
            options.QueueUrl = emulator.QueueUrl;
            options.RunUrl = emulator.RunUrl;
            options.RestUrl = emulator.RestUrl;
            options.ApiUrl = emulator.ApiUrl;
        });
        builder.Services.AddFalEndpoint(fal => fal.Upscaler);
        WebApplication app = builder.Build();
        app.MapPost("/upscale", async (string url, UpscaleVideoClient upscaler, CancellationToken cancelled) =>
            (await upscaler.SubscribeAsync(new UpscaleOptions { TargetResolution = TargetResolution.Uhd4K }.For(url), cancellationToken: cancelled)).Video.Url);
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
            options.Key = emulator.Key;
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

    public static string ConsoleProject(string version) => $"""
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup>
            <OutputType>Exe</OutputType>
            <TargetFramework>net10.0</TargetFramework>
            <Nullable>enable</Nullable>
            <ImplicitUsings>enable</ImplicitUsings>
          </PropertyGroup>
          <ItemGroup>
            <ProjectReference Include="../Acme.Fal/Acme.Fal.csproj" />
            <PackageReference Include="FalGenerated.Emulator" Version="{version}" />
          </ItemGroup>
        </Project>
        """;
}
