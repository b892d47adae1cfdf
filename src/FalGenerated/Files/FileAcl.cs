using Newtonsoft.Json;

namespace FalGenerated;

/// <summary>Who may read a file.</summary>
public sealed class FileAcl
{
    /// <summary>What holds for everybody whom no rule names.</summary>
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
