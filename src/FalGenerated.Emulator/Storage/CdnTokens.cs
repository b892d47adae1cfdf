using System.Collections.Concurrent;
using FalGenerated.Emulator.Http;

namespace FalGenerated.Emulator.Storage;

/// <summary>Tokens of the CDN, and the signatures of restricted files: the only credentials that the files port takes.</summary>
internal sealed class CdnTokens(TimeProvider clock)
{
    private readonly ConcurrentDictionary<string, DateTimeOffset> tokens = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, (string Path, DateTimeOffset Expiry)> signatures = new(StringComparer.Ordinal);

    public (string Token, DateTimeOffset Expiry) Issue(TimeSpan lifetime)
    {
        var (token, expiry) = ($"cdn.{Identifiers.NewHex()}", clock.GetUtcNow() + lifetime);
        tokens[token] = expiry;
        return (token, expiry);
    }

    /// <summary>True for an <c>Authorization</c> header that holds a token of ours, good or too old.</summary>
    public bool Recognizes(string authorization) => TokenOf(authorization) is { } token && tokens.ContainsKey(token);

    public bool Accepts(string? authorization) =>
        authorization is not null && TokenOf(authorization) is { } token && tokens.TryGetValue(token, out var expiry) && expiry > clock.GetUtcNow();

    public string Sign(string path, TimeSpan lifetime)
    {
        var signature = Identifiers.NewHex();
        signatures[signature] = (path, clock.GetUtcNow() + lifetime);
        return signature;
    }

    public bool IsSigned(string path, string? signature) =>
        signature is not null && signatures.TryGetValue(signature, out var signed) && signed.Path == path && signed.Expiry > clock.GetUtcNow();

    public void Clear()
    {
        tokens.Clear();
        signatures.Clear();
    }

    private static string? TokenOf(string authorization) =>
        authorization.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase) ? authorization[7..].Trim() : null;
}
