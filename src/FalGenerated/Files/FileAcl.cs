using Newtonsoft.Json;

namespace FalGenerated;

/// <summary>An access list of a file.</summary>
public sealed class FileAcl
{
    /// <summary>The decision for every user whom no rule names.</summary>
    public required FileAclDecision Default { get; init; }

    /// <summary>Exceptions by user; empty by default.</summary>
    public IReadOnlyList<FileAclRule> Rules { get; init; } = [];

    internal void WriteTo(JsonWriter json)
    {
        json.WriteStartObject();
        json.WritePropertyName("default");
        json.WriteValue(Default.ToString());
        json.WritePropertyName("rules");
        json.WriteStartArray();
        foreach (FileAclRule rule in Rules)
        {
            json.WriteStartObject();
            json.WritePropertyName("user");
            json.WriteValue(rule.User);
            json.WritePropertyName("decision");
            json.WriteValue(rule.Decision.ToString());
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }
}

/// <summary>One exception in an access list.</summary>
/// <param name="User">The user's name at the service.</param>
/// <param name="Decision">The decision for that user.</param>
public sealed record FileAclRule(string User, FileAclDecision Decision);

/// <summary>A decision of an access list: an open enum around the wire text. The default value means <see cref="Allow"/>.</summary>
/// <param name="Value">The wire text.</param>
public readonly record struct FileAclDecision(string Value)
{
    /// <summary>The file can be read.</summary>
    public static FileAclDecision Allow { get; } = new("allow");

    /// <summary>Reading answers 403.</summary>
    public static FileAclDecision Forbid { get; } = new("forbid");

    /// <summary>Reading answers 404, as if there were no file.</summary>
    public static FileAclDecision Hide { get; } = new("hide");

    /// <summary>The wire text.</summary>
    public override string ToString() => string.IsNullOrEmpty(Value) ? "allow" : Value;
}
