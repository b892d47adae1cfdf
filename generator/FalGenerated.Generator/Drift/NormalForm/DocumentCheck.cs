using FalGenerated.Generator.Diagnostics;
using FalGenerated.Generator.Json;
using FalGenerated.Generator.OpenApi;
using FalGenerated.Generator.Passes;

namespace FalGenerated.Generator.Drift.NormalForm;

/// <summary>Tells a document that can be compared from an error page, a cut-off download or a document that leads outside itself.</summary>
internal static class DocumentCheck
{
    /// <exception cref="DiagnosticException">The bytes are no OpenAPI 3 document that stands alone.</exception>
    public static ObjectNode Open(SourceText source)
    {
        if (LooksLikeMarkup(source.Bytes.Span))
        {
            throw new DiagnosticException([new(source.Name, new(1, 1), DiagnosticCode.NotOpenApi, "", "this is an HTML or XML page, not an OpenAPI document; fetch it again, or give the file that the service serves")]);
        }

        Node node = JsonReader.Read(source);
        if (node is not ObjectNode root)
        {
            throw Refusal.Of(node, DiagnosticCode.NotOpenApi, $"the document is {Article(node.Kind)}, not an OpenAPI object; the service answers this for an endpoint without a queue document");
        }

        List<Diagnostic> problems = [];
        if (root["openapi"] is not TextNode version || !version.Value.StartsWith("3.", StringComparison.Ordinal))
        {
            string found = root["openapi"] is { } odd ? $"'openapi' is {Truncate.Of(Literal.Of(odd), 40)}" : root["swagger"] is not null ? "it is a Swagger 2 document" : "it has no 'openapi'";
            problems.Add(Diagnostic.At(root, DiagnosticCode.NotOpenApi, $"this is no OpenAPI 3 document: {found}{ErrorBody(root)}"));
        }

        if (root["paths"] is not ObjectNode)
        {
            problems.Add(Diagnostic.At(root, DiagnosticCode.NotOpenApi, $"the document has no 'paths'{(problems.Count > 0 ? "" : ErrorBody(root))}"));
        }

        if (problems.Count == 0)
        {
            DanglingReferences.RemoveFrom(root);
            ReferenceCheck.Run(root, problems);
        }

        return problems.Count == 0 ? root : throw new DiagnosticException(problems);
    }

    /// <summary>For whatever takes a document over: one that gives instructions to our generator is an attack or a mix-up.</summary>
    /// <exception cref="DiagnosticException">The document gives some; each is listed.</exception>
    public static void RefuseInstructions(ObjectNode root)
    {
        List<Diagnostic> problems =
        [
            .. Instructions(root).Select(member => Diagnostic.At(
                member.Value, DiagnosticCode.ForeignInstruction, $"'{Truncate.Of(member.Key, 60)}' is an instruction for the C# generator, which no served document may give; fetch the document again, and look at who serves it")),
        ];
        if (problems.Count > 0)
        {
            throw new DiagnosticException(problems);
        }
    }

    /// <summary>Members that instruct our generator, in any spelling.</summary>
    public static IEnumerable<Member> Instructions(ObjectNode root) =>
        KeywordObjects.In(root).SelectMany(holder => holder.Members)
            .Where(member => member.Key.StartsWith(ForeignInstructionsPass.Prefix, StringComparison.OrdinalIgnoreCase));

    private static string ErrorBody(ObjectNode root) =>
        root["detail"] is not null || root["error"] is not null || root["message"] is not null || root["status"] is not null
            ? $"; it looks like the body of an error: {Truncate.Of(Literal.Of(root))}"
            : "";

    private static string Article(string kind) => kind switch
    {
        "null" => "null",
        "array" or "object" => "an " + kind,
        _ => "a " + kind,
    };

    private static bool LooksLikeMarkup(ReadOnlySpan<byte> bytes) =>
        bytes.TrimStart("\uFEFF \t\r\n"u8).StartsWith("<"u8);
}
