using System.Collections.Concurrent;
using FalGenerated.Emulator.Settings;

namespace FalGenerated.Emulator.Http;

/// <summary>Reads the <c>Authorization</c> header of the API port, and the short-lived tokens that stand for a key.</summary>
internal sealed class KeyCheck(CurrentOptions current, TimeProvider clock)
{
    private readonly ConcurrentDictionary<string, (string Key, DateTimeOffset Expiry)> tokens = new(StringComparer.Ordinal);

    /// <summary>The key, or the 401 that the service answers.</summary>
    public (string Key, Reply? Refusal) Check(EmulatorRequest request, string app)
    {
        var header = request.Header("Authorization");
        if (string.IsNullOrWhiteSpace(header))
        {
            return KeyOf(request.Query("fal_jwt_token")) is { } holder
                ? (holder, null)
                : Refuse($"Cannot access application '{app}'. Authentication is required to access this application.");
        }

        if (header.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase))
        {
            return KeyOf(header[7..].Trim()) is { } holder ? (holder, null) : Refuse("Could not decode the issuer of the token");
        }

        var key = header.StartsWith("Key ", StringComparison.OrdinalIgnoreCase) ? header[4..].Trim() : "";
        var good = current.Value.AcceptAnyKey ? key.Length > 0 : key == current.Value.Key;
        return good ? (key, null) : Refuse("invalid key credentials");
    }

    /// <summary>A token that stands for a key for a while.</summary>
    public string Issue(string key, TimeSpan lifetime)
    {
        var token = $"emulator.{Identifiers.NewId()}";
        tokens[token] = (key, clock.GetUtcNow() + lifetime);
        return token;
    }

    /// <summary>The key behind a token; null for none and for one that has expired.</summary>
    public string? KeyOf(string? token) =>
        token is not null && tokens.TryGetValue(token, out var holder) && holder.Expiry > clock.GetUtcNow() ? holder.Key : null;

    private static (string Key, Reply? Refusal) Refuse(string detail) => ("", Reply.Detail(401, detail));
}
