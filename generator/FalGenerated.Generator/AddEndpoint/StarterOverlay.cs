using System.Text;
using FalGenerated.Generator.Contracts;
using FalGenerated.Generator.Diagnostics;
using FalGenerated.Generator.Json;
using FalGenerated.Generator.Normalization;

namespace FalGenerated.Generator.AddEndpoint;

/// <summary>
/// The first C# overlay of a new contract: every union that has no C# type is decided as <c>JToken</c>, with the reason written down,
/// so that the project builds; the overlay can be refined later.
/// </summary>
internal static class StarterOverlay
{
    /// <summary>Writes the overlay into the folder.</summary>
    /// <returns>What an overlay has to decide by hand; empty when the contract can be generated as it is.</returns>
    public static IReadOnlyList<Diagnostic> Write(ContractFolder contract)
    {
        SourceText source = new(contract.CSharpOverlay, "{}"u8.ToArray());
        Node root = JsonReader.Read(source);
        ArrayNode actions = root.Array();
        ObjectNode overlay = root.Object(
            ("overlay", root.Text("1.0.0")),
            ("info", root.Object(("title", root.Text($"{contract.Endpoint}: names for C#")), ("version", root.Text("1.0.0")))),
            ("actions", actions));
        while (true)
        {
            File.WriteAllBytes(contract.CSharpOverlay, JsonText.Write(overlay));
            IReadOnlyList<Diagnostic> refusals = Refusals(contract);
            Diagnostic[] unions = [.. refusals.Where(refusal => refusal.Code == DiagnosticCode.UndecidedUnion)];
            if (unions.Length == 0)
            {
                return refusals;
            }

            foreach (Diagnostic union in unions)
            {
                actions.Add(root.Object(
                    ("target", root.Text(PathOf(union.Pointer[..union.Pointer.LastIndexOf('/')]))),
                    ("description", root.Text("A union has no C# type; JToken takes every arm of it. Decide better where one arm is enough.")),
                    ("update", root.Object(("x-csharp-union", root.Text("JToken"))))));
            }
        }
    }

    private static IReadOnlyList<Diagnostic> Refusals(ContractFolder contract)
    {
        try
        {
            Normalizer.ForCSharp(contract);
            return [];
        }
        catch (DiagnosticException refusal)
        {
            return refusal.Diagnostics;
        }
    }

    /// <summary>A pointer as JSONPath.</summary>
    private static string PathOf(string pointer)
    {
        StringBuilder path = new("$");
        foreach (string escaped in pointer.Split('/').Skip(1))
        {
            string key = escaped.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal);
            if (int.TryParse(key, System.Globalization.NumberStyles.None, null, out _))
            {
                path.Append('[').Append(key).Append(']');
            }
            else
            {
                path.Append("['").Append(key.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("'", "\\'", StringComparison.Ordinal)).Append("']");
            }
        }

        return path.ToString();
    }
}
