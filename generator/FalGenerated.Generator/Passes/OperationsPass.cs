using FalGenerated.Generator.Diagnostics;
using FalGenerated.Generator.Json;

namespace FalGenerated.Generator.Passes;

/// <summary>
/// Names the four operations of a queue by method and path, and drops the others from the C# form (the event stream is read by hand).
/// </summary>
internal static class OperationsPass
{
    public static readonly string[] Roles = ["Submit", "GetStatus", "Cancel", "GetResult"];

    public static void Apply(PassContext context)
    {
        HashSet<string> found = [];
        foreach ((string path, string method, ObjectNode operation) in context.Operations.ToArray())
        {
            string? role = RoleOf(context, path, method);
            ObjectNode item = (ObjectNode)operation.Parent!;
            if (role is null)
            {
                item.Remove(method);
                if (item.Members.Count == 0)
                {
                    context.Paths.Remove(path);
                }

                continue;
            }

            operation.Set("operationId", operation.Text(role));
            found.Add(role);
        }

        string[] missing = [.. Roles.Where(role => !found.Contains(role))];
        if (missing.Length > 0)
        {
            context.Refuse(context.Paths, DiagnosticCode.NotAQueue, $"no operation for {string.Join(", ", missing)}: a queue document of '{context.Endpoint}' has POST /{context.Endpoint}, and GET …/requests/{{request_id}}, GET …/status and PUT …/cancel below it; check the endpoint id");
        }
    }

    private static string? RoleOf(PassContext context, string path, string method)
    {
        string requests = "/" + context.Endpoint.App + "/requests/{request_id}";
        return method switch
        {
            "post" when path == "/" + context.Endpoint.Full => "Submit",
            "get" when path == requests => "GetResult",
            "get" when path == requests + "/status" => "GetStatus",
            "put" when path == requests + "/cancel" => "Cancel",
            _ => null,
        };
    }
}
