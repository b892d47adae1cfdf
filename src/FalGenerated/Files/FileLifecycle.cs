using System.Globalization;
using Newtonsoft.Json;

namespace FalGenerated;

/// <summary>The time that the service keeps a file, and its access list. Expired files are gone for good.</summary>
public sealed class FileLifecycle
{
    /// <summary>The header as fal's pages and its Python client name it.</summary>
    internal const string PreferenceHeader = "X-Fal-Object-Lifecycle-Preference";

    /// <summary>The header as fal's JavaScript client names it on uploads.</summary>
    internal const string UploadHeader = "X-Fal-Object-Lifecycle";

    /// <summary>The time after which the file expires, in whole seconds, at least one. Null: never.</summary>
    public TimeSpan? ExpiresAfter { get; init; }

    /// <summary>
    /// The decision for every user whom <see cref="AccessByUser"/> does not name. Null: everyone who has the address may read the file, unless the
    /// account says otherwise.
    /// </summary>
    public FileAclDecision? DefaultAccess { get; init; }

    /// <summary>The decisions for single users, by their names at the service, beside a <see cref="DefaultAccess"/>; empty by default.</summary>
    public IReadOnlyDictionary<string, FileAclDecision> AccessByUser { get; init; } = new Dictionary<string, FileAclDecision>();

    /// <summary>The sentence that says what is wrong with the values; null when nothing is.</summary>
    internal string? Problem =>
        ExpiresAfter < TimeSpan.FromSeconds(1) ? $"{nameof(ExpiresAfter)} is {ExpiresAfter}: give at least one second, or null for never."
        : AccessByUser.Keys.Any(string.IsNullOrWhiteSpace) ? $"A rule of {nameof(AccessByUser)} names no user."
        : AccessByUser.Count > 0 && DefaultAccess is null ? $"{nameof(AccessByUser)} needs a {nameof(DefaultAccess)} beside it: give one, such as FileAclDecision.Forbid."
        : null;

    /// <summary>The header's text: JSON in ASCII.</summary>
    /// <exception cref="ArgumentException">There is a <see cref="Problem"/>.</exception>
    internal string ToHeader()
    {
        if (Problem is { } problem)
        {
            throw new ArgumentException(problem, nameof(ExpiresAfter));
        }

        using StringWriter text = new(CultureInfo.InvariantCulture);
        using JsonTextWriter json = new(text) { StringEscapeHandling = StringEscapeHandling.EscapeNonAscii };
        json.WriteStartObject();
        if (ExpiresAfter is { } kept)
        {
            json.WritePropertyName("expiration_duration_seconds");
            json.WriteValue((long)kept.TotalSeconds);
        }

        if (DefaultAccess is { } others)
        {
            json.WritePropertyName("initial_acl");
            WriteAcl(json, others);
        }

        json.WriteEndObject();
        json.Flush();
        return text.ToString();
    }

    private void WriteAcl(JsonTextWriter json, FileAclDecision others)
    {
        json.WriteStartObject();
        json.WritePropertyName("default");
        json.WriteValue(others.ToString());
        json.WritePropertyName("rules");
        json.WriteStartArray();
        foreach ((string user, FileAclDecision decision) in AccessByUser)
        {
            json.WriteStartObject();
            json.WritePropertyName("user");
            json.WriteValue(user);
            json.WritePropertyName("decision");
            json.WriteValue(decision.ToString());
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }
}
