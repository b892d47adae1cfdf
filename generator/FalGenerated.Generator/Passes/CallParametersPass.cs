using FalGenerated.Generator.CSharp;
using FalGenerated.Generator.Json;

namespace FalGenerated.Generator.Passes;

/// <summary>
/// Platform headers and <c>fal_</c> query parameters are the same for every endpoint: <c>FalCall</c> carries them, and no method lists them.
/// The parameters that stay, and the body, get C# names.
/// </summary>
internal static class CallParametersPass
{
    public static void Apply(PassContext context)
    {
        foreach ((_, _, ObjectNode operation) in context.Operations)
        {
            foreach (ObjectNode parameter in operation.ItemsOf("parameters").OfType<ObjectNode>().ToArray())
            {
                string name = parameter.TextOf("name") ?? "";
                if (parameter.TextOf("in") is "header" || name.StartsWith("fal_", StringComparison.Ordinal))
                {
                    ((ArrayNode)parameter.Parent!).Remove(parameter);
                    continue;
                }

                parameter.Set("x-originalName", parameter.Text(CSharpName.Camel(CSharpName.ForMember(name, "Value"))));
                if (parameter["schema"] is ObjectNode schema && schema["description"] is TextNode description && !parameter.TryGet("description", out _))
                {
                    parameter.Set("description", description.Clone());
                }
            }

            if (operation["requestBody"] is ObjectNode body)
            {
                body.Set("x-name", body.Text("input"));
                body.Set("description", body.Text("The model's input: the body itself, without a wrapper."));
            }
        }
    }
}
