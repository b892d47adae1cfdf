using System.Net;
using FalGenerated.BytedanceUpscaler;

namespace FalGenerated.Cli.Doctor;

/// <summary>Checks the key with the status of a request that does not exist: 404 with a good key, 401 with a bad one.</summary>
internal static class KeyCheck
{
    private const string Name = "key";
    private const string Dashboard = "create a key at https://fal.ai/dashboard/keys and set FAL_KEY to it";

    public static async Task<CheckResult> RunAsync(Subject subject, CancellationToken cancellationToken)
    {
        if (string.IsNullOrEmpty(subject.Options.ApiKey))
        {
            return new(Name, CheckStatus.Failed, "FAL_KEY is not set", Dashboard + ", or pass --emulator to try without one");
        }

        try
        {
            new FalClient(subject.Options).Dispose();
        }
        catch (FalConfigurationException error)
        {
            return new(Name, CheckStatus.Failed, error.Message, Dashboard);
        }

        Uri address = new(subject.Options.QueueUrl, $"{UpscaleVideoEndpoint.Descriptor.AppId}/requests/{Guid.Empty}/status");
        using HttpRequestMessage request = new(HttpMethod.Get, address);
        request.Headers.TryAddWithoutValidation("Authorization", $"Key {subject.Options.ApiKey}");
        using HttpResponseMessage? answer = await subject.TrySendAsync(request, cancellationToken).ConfigureAwait(false);
        return answer?.StatusCode switch
        {
            null => new(Name, CheckStatus.Warning, $"set, but {address.Host} does not answer, so it could not be checked", "see the hosts"),
            HttpStatusCode.NotFound => new(Name, CheckStatus.Ok, $"accepted by {address.Host}"),
            HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden => new(Name, CheckStatus.Failed, $"refused by {address.Host} ({(int)answer.StatusCode})", Dashboard),
            { } other => new(Name, CheckStatus.Warning, $"set, but {address.Host} answered {(int)other}, so it could not be checked", "run doctor again later"),
        };
    }
}
