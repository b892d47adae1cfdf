using System.Buffers.Text;
using System.Text.Json;
using Org.BouncyCastle.Math.EC.Rfc8032;

namespace FalGenerated.AspNetCore.Signatures;

/// <summary>The service's public keys. A delivery names none, so each is tried.</summary>
/// <param name="Keys">The keys, ready to verify with; at least one.</param>
/// <param name="LoadedAt">The timestamp of the load, by the clock's own counter.</param>
internal sealed record KeySet(IReadOnlyList<Ed25519.PublicPoint> Keys, long LoadedAt)
{
    private const int KeyBytes = 32;

    // Each key of the set is work for each forged delivery.
    private const int MostKeys = 16;

    /// <summary>Reads a JSON Web Key Set; keys of other kinds are passed over.</summary>
    /// <exception cref="JsonException">It is no such set, or it holds no Ed25519 key.</exception>
    public static KeySet Read(ReadOnlyMemory<byte> json, long now)
    {
        using JsonDocument document = JsonDocument.Parse(json);
        if (document.RootElement.ValueKind != JsonValueKind.Object || !document.RootElement.TryGetProperty("keys", out JsonElement keys) || keys.ValueKind != JsonValueKind.Array)
        {
            throw new JsonException("It has no list of keys.");
        }

        List<Ed25519.PublicPoint> usable = [.. keys.EnumerateArray().Select(KeyOf).OfType<Ed25519.PublicPoint>().Take(MostKeys)];
        return usable.Count > 0 ? new KeySet(usable, now) : throw new JsonException("It holds no Ed25519 key.");
    }

    public bool Verifies(byte[] signature, byte[] message) =>
        Keys.Any(key => Ed25519.Verify(signature, 0, key, message, 0, message.Length));

    private static Ed25519.PublicPoint? KeyOf(JsonElement key)
    {
        if (key.ValueKind != JsonValueKind.Object || !Says(key, "kty", "OKP") || !Says(key, "crv", "Ed25519")
            || !key.TryGetProperty("x", out JsonElement x) || x.ValueKind != JsonValueKind.String)
        {
            return null;
        }

        byte[] bytes = new byte[KeyBytes];
        string text = x.GetString()!.TrimEnd('=');
        return text.Length == Base64Url.GetEncodedLength(KeyBytes) && Base64Url.TryDecodeFromChars(text, bytes, out int length) && length == KeyBytes
            ? Ed25519.ValidatePublicKeyFullExport(bytes, 0)
            : null;
    }

    // The documented set has the member "x" only.
    private static bool Says(JsonElement key, string name, string value) =>
        !key.TryGetProperty(name, out JsonElement present) || (present.ValueKind == JsonValueKind.String && present.ValueEquals(value));
}
