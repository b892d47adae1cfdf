using System.CommandLine;

namespace FalGenerated.Generator.Commands;

/// <summary>The arguments that the commands about one contract share.</summary>
internal static class ContractOptions
{
    public static Argument<string> Endpoint() => new("endpoint") { Description = "The endpoint's id, such as owner/app/path." };

    public static Option<string> Root() => new("--root")
    {
        Description = "The pins; without it, the nearest openapi/, here or above.",
        DefaultValueFactory = _ => ContractRoot.FindFrom(Directory.GetCurrentDirectory()),
    };
}
