namespace FalGenerated.AspNetCore;

/// <summary>The options of the receiver of webhooks.</summary>
public sealed class FalWebhookOptions
{
    /// <summary>
    /// The address of the service's public keys. Null (the default): <c>.well-known/jwks.json</c> below <see cref="FalOptions.RestUrl"/>, so that
    /// an emulator's deliveries are verified by the emulator's keys. The API key is not sent there.
    /// </summary>
    public Uri? KeySetUrl { get; set; }

    /// <summary>The largest body that is read, in bytes; a larger one is answered with 413. Default 4 MiB; 1 KiB to 1 GiB.</summary>
    public int MaxBodyBytes { get; set; } = 4 * 1024 * 1024;
}
