using FalGenerated.Generator.CSharp;
using FalGenerated.Generator.Json;

namespace FalGenerated.Generator.Passes;

/// <summary>Every generated member is documented: where the contract says nothing, its wire name is said. A deprecated one says so.</summary>
internal static class DescriptionsPass
{
    public static void Apply(PassContext context)
    {
        foreach ((string type, Node node) in context.Schemas.Members)
        {
            ObjectNode schema = (ObjectNode)node;
            Default(schema, $"The contract's {type}.");
            foreach ((string name, Node property) in schema.MembersOf("properties"))
            {
                Default((ObjectNode)property, $"The wire member \"{name}\".");
                if (((ObjectNode)property)["deprecated"] is BooleanNode { Value: true } deprecated)
                {
                    ((ObjectNode)property).Set("description", deprecated.Text(((ObjectNode)property).TextOf("description") + "\nDeprecated by the service."));
                    ((ObjectNode)property).Remove("deprecated");
                }
            }
        }

        foreach ((_, _, ObjectNode operation) in context.Operations)
        {
            Default(operation, operation.TextOf("operationId") switch
            {
                "Submit" => "Sends the input to the queue. Each accepted call is a new job that costs money.",
                "GetStatus" => "Gets the status of a job once.",
                "Cancel" => "Requests cancellation of a job. A job that runs already may still finish and cost money.",
                _ => "Fetches the result of a job.",
            });
            foreach (ObjectNode parameter in operation.ItemsOf("parameters").OfType<ObjectNode>())
            {
                Default(parameter, $"The wire parameter \"{parameter.TextOf("name")}\".");
            }
        }
    }

    private static void Default(ObjectNode holder, string text)
    {
        string description = CommentText.Clean(holder.TextOf("description") ?? "");
        holder.Set("description", holder.Text(description.Length == 0 ? CommentText.Clean(text) : description));
    }
}
