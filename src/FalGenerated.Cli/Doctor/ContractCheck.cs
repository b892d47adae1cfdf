using System.Security.Cryptography;
using FalGenerated.BytedanceUpscaler;

namespace FalGenerated.Cli.Doctor;

/// <summary>Compares the contract that this program was built from with the one that the service publishes.</summary>
internal static class ContractCheck
{
    private const string Name = "contract";

    public static async Task<CheckResult> RunAsync(Subject subject, CancellationToken cancellationToken)
    {
        Uri address = new(subject.SiteUrl, $"api/openapi/queue/openapi.json?endpoint_id={UpscaleVideoEndpoint.Descriptor.EndpointId}");
        using HttpRequestMessage request = new(HttpMethod.Get, address);
        using HttpResponseMessage? answer = await subject.TrySendAsync(request, cancellationToken).ConfigureAwait(false);
        if (answer is not { IsSuccessStatusCode: true })
        {
            string reason = answer is null ? "does not answer" : $"answers {(int)answer.StatusCode}";
            return new(Name, CheckStatus.Warning, $"{address.Host} {reason}, so it could not be compared", "run doctor again later");
        }

        byte[] live = await answer.Content.ReadAsByteArrayAsync(cancellationToken).ConfigureAwait(false);
        string pinned = $"the one pinned on {UpscaleVideoEndpoint.Descriptor.ContractDate}";
        return Convert.ToHexStringLower(SHA256.HashData(live)) == UpscaleVideoEndpoint.Descriptor.ContractSha256
            ? new(Name, CheckStatus.Ok, $"the live one is {pinned}")
            : new(Name, CheckStatus.Warning, $"the live one is not byte for byte {pinned}", "see what changed with 'fal-contract drift', and look for a newer fal-upscale");
    }
}
