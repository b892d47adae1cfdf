using FalGenerated.BytedanceUpscaler;
using FalGenerated.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace FalGenerated.Tests.Hosting;

public sealed class FalEndpointServicesTests
{
    [Fact]
    public void Endpoints_OfTwoContracts_AreInjectedByTheirTypes()
    {
        ServiceCollection services = new();
        services.AddFal(options => options.ApiKey = Fal.Key);
        services.AddFalEndpoint(fal => fal.Upscaler);
        services.AddFalEndpoint(fal => fal.Endpoint(TestEndpoint.Descriptor));
        using ServiceProvider provider = services.BuildServiceProvider();

        Assert.Equal("fal-ai/bytedance-upscaler/upscale/video", provider.GetRequiredService<UpscaleVideoClient>().EndpointId);
        Assert.Equal(TestEndpoint.Id, provider.GetRequiredService<FalEndpoint<TestInput, TestOutput>>().EndpointId);
    }

    [Fact]
    public void Endpoint_OfANamedClient_IsKeyed()
    {
        ServiceCollection services = new();
        services.AddFal(options => options.ApiKey = Fal.Key, "night");
        services.AddFalEndpoint(fal => fal.Endpoint(TestEndpoint.Descriptor), "night");
        using ServiceProvider provider = services.BuildServiceProvider();

        FalEndpoint<TestInput, TestOutput> endpoint = provider.GetRequiredKeyedService<FalEndpoint<TestInput, TestOutput>>("night");

        Assert.Same(provider.GetRequiredKeyedService<FalClient>("night").Context, endpoint.Context);
        Assert.Null(provider.GetService<FalEndpoint<TestInput, TestOutput>>());
    }
}
