using FalGenerated.Generator.CSharp;
using FalGenerated.Generator.Contracts;
using FalGenerated.Generator.Diagnostics;
using FalGenerated.Generator.Json;

namespace FalGenerated.Generator.Passes;

/// <summary>
/// Tells the client template what stands in no schema: the names of the generated classes, the endpoint's id and the pin that it came from.
/// The names follow the input type: <c>FluxDevInput</c> gives <c>FluxDevClient</c>, <c>FluxDevRawClient</c> and <c>FluxDevEndpoint</c>.
/// </summary>
internal static class EndpointPass
{
    /// <summary>The instruction that names the member of <c>FalClient</c>.</summary>
    public const string Member = "x-csharp-member";

    /// <summary>Members of the client itself, which an extension member of the name could never be reached past.</summary>
    private static readonly string[] OwnMembers = ["Dispose", "Endpoint", "Equals", "FromEnvironment", "GetHashCode", "GetType", "Journal", "Storage", "ToString"];

    public static void Apply(PassContext context, PinFacts pin)
    {
        string? input = InputOf(context);
        string? output = OutputOf(context);
        if (input is null || output is null)
        {
            context.Refuse(context.Paths, DiagnosticCode.NotAQueue, "the submit's body or the result is no named schema; give it one under components/schemas in the overlay");
            return;
        }

        string stem = input.EndsWith("Input", StringComparison.Ordinal) && input.Length > 5 ? input[..^5] : input;
        foreach (string name in (string[])[stem + "Client", stem + "RawClient", stem + "Endpoint"])
        {
            if (context.Schemas.TryGet(name, out Node? taken))
            {
                context.Refuse(taken, DiagnosticCode.NameCollision, $"the type '{name}' has the name of a generated class; set \"x-csharp-name\" on it in csharp.overlay.json");
            }
            else if (CSharpName.IsReserved(name))
            {
                context.Refuse(context.Schemas[input]!, DiagnosticCode.NameCollision, $"'{input}' gives a class '{name}', which the SDK has already; set \"x-csharp-name\" on it in csharp.overlay.json");
            }
        }

        Set(context, "x-csharp-stem", stem);
        Set(context, Member, MemberOf(context, stem));
        Set(context, "x-csharp-endpoint-id", context.Endpoint.Full);
        Set(context, "x-csharp-app-id", context.Endpoint.App);
        Set(context, "x-csharp-sha256", pin.Sha256);
        Set(context, "x-csharp-obtained", pin.Obtained);
        Set(context, "x-csharp-date", pin.Date);
        if (context.Schemas[input] is ObjectNode type && type.TryGet(DefaultsPass.Flag, out _))
        {
            Set(context, "x-csharp-input-defaults", "true");
        }

        foreach ((string path, _, ObjectNode operation) in context.Operations)
        {
            operation.Set("x-csharp-address", operation.Text(Interpolated(path, operation)));
        }
    }

    /// <summary>The component that a submit sends; null when its schema has no name.</summary>
    public static string? InputOf(PassContext context) => TypeOf(context, "Submit", operation => operation["requestBody"]);

    /// <summary>The component that is a job's result; null when its schema has no name.</summary>
    public static string? OutputOf(PassContext context) =>
        TypeOf(context, "GetResult", operation => operation.MembersOf("responses").Select(response => response.Value).FirstOrDefault());

    /// <summary>The name of the endpoint on a client, <c>fal.FluxDev</c>: the overlay's, or that of the types.</summary>
    private static string MemberOf(PassContext context, string stem)
    {
        if (context.Document.TextOf(Member) is not { } wanted)
        {
            return OwnMembers.Contains(stem) ? "Fal" + stem : stem;
        }

        if (!CSharpName.IsIdentifier(wanted) || OwnMembers.Contains(wanted))
        {
            context.Refuse(context.Document[Member]!, DiagnosticCode.BadName, $"'{wanted}' is no C# identifier, or a member that every client has; give \"{Member}\" another name");
        }

        return wanted;
    }

    /// <summary>The path as the inside of an interpolated C# string: each placeholder escapes its argument.</summary>
    private static string Interpolated(string path, ObjectNode operation)
    {
        string address = path[1..];
        foreach (ObjectNode parameter in operation.ItemsOf("parameters").OfType<ObjectNode>().Where(parameter => parameter.TextOf("in") == "path"))
        {
            address = address.Replace("{" + parameter.TextOf("name") + "}", "{System.Uri.EscapeDataString(" + parameter.TextOf("x-originalName") + ")}", StringComparison.Ordinal);
        }

        return address;
    }

    private static string? TypeOf(PassContext context, string role, Func<ObjectNode, Node?> holder) =>
        context.Operations.Where(found => found.Operation.TextOf("operationId") == role)
            .Select(found => ResponsesPass.JsonSchema(holder(found.Operation)))
            .OfType<ObjectNode>()
            .Select(SchemaTree.ComponentOf)
            .FirstOrDefault();

    private static void Set(PassContext context, string name, string value) => context.Document.Set(name, context.Document.Text(value));
}
