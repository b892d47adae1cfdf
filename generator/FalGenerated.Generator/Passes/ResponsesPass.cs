using FalGenerated.Generator.Diagnostics;
using FalGenerated.Generator.Json;

namespace FalGenerated.Generator.Passes;

/// <summary>
/// For C#, one success per operation: any 2xx has the same body, and whatever else comes is one exception with the body's text,
/// because a failing body has several shapes whatever was declared.
/// </summary>
internal static class ResponsesPass
{
    public static void Apply(PassContext context)
    {
        foreach ((_, _, ObjectNode operation) in context.Operations)
        {
            if (operation["responses"] is not ObjectNode responses)
            {
                context.Refuse(operation, DiagnosticCode.NotAQueue, "the operation declares no responses; declare its success in the overlay");
                continue;
            }

            bool kept = false;
            foreach ((string status, Node response) in responses.Members.ToArray())
            {
                bool keep = !kept && status.StartsWith('2') && JsonSchema(response) is not null;
                kept |= keep;
                if (!keep)
                {
                    responses.Remove(status);
                }
            }

            if (!kept)
            {
                context.Refuse(responses, DiagnosticCode.NotAQueue, "no 2xx response has a JSON schema; declare it in the overlay");
            }
        }
    }

    /// <summary>The schema of a response's or request's JSON content; null when it has none.</summary>
    public static ObjectNode? JsonSchema(Node? holder) =>
        (((holder as ObjectNode)?["content"] as ObjectNode)?["application/json"] as ObjectNode)?["schema"] as ObjectNode;
}
