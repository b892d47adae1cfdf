using FalGenerated.Mcp.Protocol;

namespace FalGenerated.Mcp.Tools;

/// <summary>The parameter of the tools about one job.</summary>
internal static class JobParameter
{
    public const string Name = "job";

    public static ToolParameter Job { get; } = new(Name, ParameterKind.Text, "The job, as upscale or jobs named it.") { IsRequired = true };
}
