using FalGenerated.Generator.Json;

namespace FalGenerated.Generator.Passes;

/// <summary><c>const</c>, which 3.0 does not know, becomes an enum of one value; an enum of truth values is a plain flag.</summary>
internal static class ConstPass
{
    public static void Apply(PassContext context)
    {
        foreach (ObjectNode schema in SchemaTree.All(context))
        {
            if (schema["const"] is { } constant)
            {
                schema.Remove("const");
                schema.Set("enum", constant.Array(constant.Clone()));
            }

            if (schema.ItemsOf("enum") is { Count: > 0 } values && values.All(value => value is BooleanNode))
            {
                schema.Remove("enum");
                schema.Set("type", schema.Text("boolean"));
            }
        }
    }
}
