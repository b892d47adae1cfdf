using FalGenerated.Transport;
using Microsoft.Extensions.Http;

namespace FalGenerated.DependencyInjection;

/// <summary>Puts authentication and guard directly on the primary handler, after everything that the host configured.</summary>
internal sealed class InnermostFilter(IServiceProvider provider, IEnumerable<FalHttpNames> clients) : IHttpMessageHandlerBuilderFilter
{
    public Action<HttpMessageHandlerBuilder> Configure(Action<HttpMessageHandlerBuilder> next) => builder =>
    {
        next(builder);
        if (clients.FirstOrDefault(names => builder.Name == names.Keyed || builder.Name == names.Streams) is { } keyed)
        {
            builder.PrimaryHandler = FalTransport.Innermost(FalClientFactory.SettingsOf(provider, keyed), builder.PrimaryHandler);
        }
    };
}
