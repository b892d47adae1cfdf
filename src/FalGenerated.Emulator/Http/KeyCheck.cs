using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using FalGenerated.Emulator.Settings;

namespace FalGenerated.Emulator.Http;

/// <summary>
/// Reads the <c>Authorization</c> header of the API port, and the short-lived tokens that stand for a key. Beyond this class a key is
/// known by a hash only: where any key is accepted, it may be a real one.
/// </summary>
internal sealed class KeyCheck(CurrentOptions current, TimeProvider clock)
{
    private readonly ConcurrentDictionary<string, (string Owner, DateTimeOffset Expiry)> tokens = new(StringComparer.Ordinal);

    /// <summary>The owner that the key stands for, or the 401 that the service answers.</summary>
    public (string Owner, Reply? Refusal) Check(EmulatorRequest request, string app)
    {
        var header = request.Header("Authorization");
        if (string.IsNullOrWhiteSpace(header))
        {
            return OwnerOf(request.Query("fal_jwt_token")) is { } holder
                ? (holder, null)
                : Refuse($"Cannot access application '{app}'. Authentication is required to access this application.");
        }

        if (header.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase))
        {
            return OwnerOf(header[7..].Trim()) is { } holder ? (holder, null) : Refuse("Could not decode the issuer of the token");
        }

        var key = header.StartsWith("Key ", StringComparison.OrdinalIgnoreCase) ? header[4..].Trim() : "";
        var good = current.Value.AcceptAnyKey ? key.Length > 0 : key == current.Value.Key;
        return good ? (Owner(key), null) : Refuse("invalid key credentials");
    }

    /// <summary>A token that stands for an owner for a while.</summary>
    public string Issue(string owner, TimeSpan lifetime)
    {
        var token = $"emulator.{Identifiers.NewId()}";
        tokens[token] = (owner, clock.GetUtcNow() + lifetime);
        return token;
    }

    /// <summary>The owner behind a token; null for none and for one that has expired.</summary>
    public string? OwnerOf(string? token) =>
        token is not null && tokens.TryGetValue(token, out var holder) && holder.Expiry > clock.GetUtcNow() ? holder.Owner : null;

    private static string Owner(string key) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)))[..32];

    private static (string Owner, Reply? Refusal) Refuse(string detail) => ("", Reply.Detail(401, detail));
}
