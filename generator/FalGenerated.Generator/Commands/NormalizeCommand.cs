using System.CommandLine;

namespace FalGenerated.Generator.Commands;

/// <summary><c>normalize</c>: a pinned document plus overlays plus rules gives the document that NSwag reads.</summary>
internal static class NormalizeCommand
{
    public static Command Create()
    {
        Command command = new("normalize", "Apply overlays and rules to a pinned document, and write what the C# generator reads.");
        command.SetAction(_ => 0);
        return command;
    }
}
