using System.Globalization;
using FalGenerated.Generator.Json;

namespace FalGenerated.Generator.Drift.NormalForm;

/// <content>Keywords that only refuse values: <c>not</c>, <c>if</c>, <c>prefixItems</c> and their like.</content>
internal sealed partial class SchemaBuilder
{
    /// <summary>False when the keyword is none of these, or means nothing as it is written.</summary>
    private static bool ReadRefusal(string key, Node value, ObjectNode leaf, SchemaParts parts)
    {
        switch (key, value)
        {
            case ("not" or "contains", ObjectNode or BooleanNode):
            case ("if", ObjectNode or BooleanNode) when leaf["then"] is not null || leaf["else"] is not null:
                parts.Refuse(key, key, value);
                return true;
            case ("then" or "else", ObjectNode or BooleanNode) when leaf["if"] is ObjectNode or BooleanNode:
            case ("propertyNames", ObjectNode or BooleanNode):
                parts.Refuse(key, key, AsksNothing(value) ? null : value);
                return true;
            case ("minProperties" or "maxProperties" or "minContains" or "maxContains", NumberNode number) when ExactNumber.TryParse(number.Text, out ExactNumber count):
                parts.Refuse(key, key, key == "minProperties" && count.Mantissa.IsZero ? null : value);
                return true;
            case ("prefixItems", ArrayNode list) when list.Items.All(item => item is ObjectNode or BooleanNode):
                for (int i = 0; i < list.Items.Count; i++)
                {
                    parts.Refuse(key, string.Create(CultureInfo.InvariantCulture, $"[{i}]"), list.Items[i]);
                }

                return true;
            case ("patternProperties" or "dependentSchemas", ObjectNode map) when map.Members.All(member => member.Value is ObjectNode or BooleanNode):
                foreach ((string name, Node member) in map.Members)
                {
                    parts.Refuse(key, $"{key}.{name}", key == "dependentSchemas" && AsksNothing(member) ? null : member);
                }

                return true;
            case ("dependentRequired", ObjectNode map) when map.Members.All(member => member.Value is ArrayNode names && names.Items.All(name => name is TextNode)):
                foreach ((string name, Node names) in map.Members)
                {
                    parts.Refuse(key, $"{key}.{name}", ((ArrayNode)names).Items.Count == 0 ? null : names);
                }

                return true;
            default:
                return false;
        }
    }

    /// <summary>Several of one keyword, after a merge, are numbered by their text, so that the order of the parts means nothing.</summary>
    private void FinishConstraints(Schema schema, SchemaParts parts)
    {
        foreach ((string place, (string keyword, SortedList<string, Node> values)) in parts.Refusals)
        {
            for (int i = 0; i < values.Count; i++)
            {
                Node value = values.GetValueAtIndex(i);
                bool isSchema = keyword != "dependentRequired" && value is ObjectNode or BooleanNode;
                string name = i == 0 ? place : string.Create(CultureInfo.InvariantCulture, $"{place}#{i + 1}");
                schema.Constraints.Add(name, new(keyword, value, isSchema ? Promise([value]).Schema : null));
                schema.Where.TryAdd(name, value);
            }
        }
    }

    private static bool AsksNothing(Node schema) => schema is ObjectNode { Members.Count: 0 } or BooleanNode { Value: true };
}
