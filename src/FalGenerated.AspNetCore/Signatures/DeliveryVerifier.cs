using System.Security.Cryptography;
using System.Text;

namespace FalGenerated.AspNetCore.Signatures;

/// <summary>Verifies that a body was signed by the service, and lately.</summary>
internal sealed class DeliveryVerifier(KeySetSource keys, TimeProvider time)
{
    private const long WindowSeconds = 300;

    /// <summary>Determines whether a time lies within five minutes of now, before or after; clocks differ.</summary>
    public bool IsTimely(SignedHeaders headers) => Math.Abs(time.GetUtcNow().ToUnixTimeSeconds() - headers.Seconds) <= WindowSeconds;

    /// <summary>Verifies the signature over the body's own bytes, with a key set that is loaded anew once where no key fits.</summary>
    public async Task<SignatureVerdict> VerifyAsync(SignedHeaders headers, ReadOnlyMemory<byte> body, CancellationToken cancellationToken)
    {
        if (await keys.GetAsync(cancellationToken).ConfigureAwait(false) is not { } set)
        {
            return SignatureVerdict.NoKeys;
        }

        byte[] message = MessageOf(headers, body.Span);
        if (set.Verifies(headers.Signature, message))
        {
            return SignatureVerdict.Valid;
        }

        return await keys.ReloadAsync(set, cancellationToken).ConfigureAwait(false) is { } newer && newer.Verifies(headers.Signature, message)
            ? SignatureVerdict.Valid
            : SignatureVerdict.Forged;
    }

    private static byte[] MessageOf(SignedHeaders headers, ReadOnlySpan<byte> body) =>
        Encoding.UTF8.GetBytes($"{headers.RequestId}\n{headers.UserId}\n{headers.Timestamp}\n{Convert.ToHexStringLower(SHA256.HashData(body))}");
}
