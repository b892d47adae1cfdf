using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Org.BouncyCastle.Math.EC.Rfc8032;

namespace FalGenerated.AspNetCore.Tests.Support;

/// <summary>Signs as the service does, by its published recipe and apart from the code that verifies. Its key is made of one number.</summary>
internal sealed class Signer
{
    private readonly byte[] seed;
    private readonly byte[] publicKey = new byte[32];

    public Signer(byte number)
    {
        seed = SHA256.HashData([number]);
        Ed25519.GeneratePublicKey(seed, 0, publicKey, 0);
    }

    /// <summary>The key as a member of a key set.</summary>
    public string Key => $$"""{"kty":"OKP","crv":"Ed25519","x":"{{Base64Url.EncodeToString(publicKey)}}"}""";

    public Delivery Sign(string requestId, byte[] body, DateTimeOffset time)
    {
        Delivery unsigned = new(requestId, "user-1", time.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture), "", body);
        return unsigned with { Signature = Convert.ToHexStringLower(SignText(MessageOf(unsigned))) };
    }

    public byte[] SignText(string message)
    {
        byte[] text = Encoding.UTF8.GetBytes(message);
        byte[] signature = new byte[64];
        Ed25519.Sign(seed, 0, text, 0, text.Length, signature, 0);
        return signature;
    }

    public static string MessageOf(Delivery delivery) =>
        $"{delivery.RequestId}\n{delivery.UserId}\n{delivery.Timestamp}\n{Convert.ToHexStringLower(SHA256.HashData(delivery.Body))}";
}
