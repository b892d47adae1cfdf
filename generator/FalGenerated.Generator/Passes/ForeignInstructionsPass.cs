using FalGenerated.Generator.Diagnostics;
using FalGenerated.Generator.Json;
using FalGenerated.Generator.OpenApi;

namespace FalGenerated.Generator.Passes;

/// <summary>
/// Refuses instructions for C# that do not come from <c>csharp.overlay.json</c>: a fetched document must not decide what is generated, and an
/// overlay of the wire is read by generators of every language.
/// </summary>
internal static class ForeignInstructionsPass
{
    /// <summary>The beginning of every instruction, in any spelling: a reader would take <c>X-CSharp-Name</c> for one.</summary>
    public const string Prefix = "x-csharp-";

    public static void Apply(PassContext context)
    {
        foreach (Member member in KeywordObjects.In(context.Document).SelectMany(holder => holder.Members).Where(member => member.Key.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase)))
        {
            context.Refuse(member.Value, DiagnosticCode.ForeignInstruction, $"'{Truncate.Of(member.Key, 60)}' is an instruction for the C# generator, which only csharp.overlay.json may give; remove it with an action in overlay.json, or fetch the document again");
        }
    }
}
