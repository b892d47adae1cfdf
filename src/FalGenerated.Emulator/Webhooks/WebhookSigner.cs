using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using FalGenerated.Emulator.Persistence;
using Org.BouncyCastle.Crypto.Parameters;
using Org.BouncyCastle.Crypto.Signers;

namespace FalGenerated.Emulator.Webhooks;

/// <summary>Signs webhooks as the service does: Ed25519 over ids, time and the hash of the body. The runtime has no Ed25519 of its own.</summary>
internal sealed class WebhookSigner(DataFolder? data)
{
    private readonly Lock gate = new();
    private Ed25519PrivateKeyParameters? present;

    /// <summary>The set of public keys in the form in which the service publishes it; it holds the present key.</summary>
    public JsonObject KeySet => new()
    {
        ["keys"] = new JsonArray(new JsonObject
        {
            ["kty"] = "OKP",
            ["crv"] = "Ed25519",
            ["x"] = Convert.ToBase64String(Key().GeneratePublicKey().GetEncoded()).TrimEnd('=').Replace('+', '-').Replace('/', '_'),
        }),
    };

    /// <summary>Signs from now on with a new key, the only one in the set.</summary>
    public void Rotate()
    {
        lock (gate)
        {
            present = NewKey();
        }
    }

    /// <summary>The headers of a delivery of <paramref name="body"/> that is sent at <paramref name="time"/>.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Headers(string requestId, string userId, DateTimeOffset time, byte[] body)
    {
        var timestamp = time.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var message = $"{requestId}\n{userId}\n{timestamp}\n{Convert.ToHexStringLower(SHA256.HashData(body))}";
        return
        [
            new("X-Fal-Webhook-Request-Id", requestId),
            new("X-Fal-Webhook-User-Id", userId),
            new("X-Fal-Webhook-Timestamp", timestamp),
            new("X-Fal-Webhook-Signature", Convert.ToHexStringLower(Sign(Encoding.UTF8.GetBytes(message)))),
        ];
    }

    // Made with the first use: most emulators sign nothing.
    private Ed25519PrivateKeyParameters Key()
    {
        lock (gate)
        {
            return present ??= data?.State.WebhookKey is { } kept ? new Ed25519PrivateKeyParameters(kept) : NewKey();
        }
    }

    private Ed25519PrivateKeyParameters NewKey()
    {
        var seed = RandomNumberGenerator.GetBytes(Ed25519PrivateKeyParameters.KeySize);
        data?.Save(data.State with { WebhookKey = seed });
        return new Ed25519PrivateKeyParameters(seed);
    }

    private byte[] Sign(byte[] message)
    {
        var signer = new Ed25519Signer();
        signer.Init(forSigning: true, Key());
        signer.BlockUpdate(message);
        return signer.GenerateSignature();
    }
}
