using System.Text.Json.Nodes;

namespace FalGenerated.Generator.Tests.Vectors;

/// <summary>RFC 7396: objects merge, null removes, all else replaces.</summary>
internal static class MergePatch
{
    public static JsonNode? Apply(JsonNode? target, JsonNode? patch)
    {
        if (patch is not JsonObject members)
        {
            return patch?.DeepClone();
        }

        JsonObject result = target is JsonObject old ? (JsonObject)old.DeepClone() : [];
        foreach ((string name, JsonNode? value) in members)
        {
            if (value is null)
            {
                result.Remove(name);
            }
            else
            {
                JsonNode? merged = Apply(result[name], value);
                result[name] = merged;
            }
        }

        return result;
    }
}
