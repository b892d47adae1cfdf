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

    /// <summary>The access list. Null: everyone who has the address may read the file, unless the account says otherwise.</summary>
    public FileAcl? InitialAcl { get; init; }

    /// <summary>The sentence that says what is wrong with the values; null when nothing is.</summary>
    internal string? Problem =>
        ExpiresAfter < TimeSpan.FromSeconds(1) ? $"{nameof(ExpiresAfter)} is {ExpiresAfter}: give at least one second, or null for never."
        : InitialAcl?.Rules.Any(rule => string.IsNullOrWhiteSpace(rule.User)) == true ? "A rule of the access list names no user."
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

        if (InitialAcl is { } acl)
        {
            json.WritePropertyName("initial_acl");
            acl.WriteTo(json);
        }

        json.WriteEndObject();
        json.Flush();
        return text.ToString();
    }
}
