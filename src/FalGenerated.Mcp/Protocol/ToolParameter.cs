namespace FalGenerated.Mcp.Protocol;

/// <summary>A parameter of a tool: what its schema says and its arguments are checked against.</summary>
/// <param name="Name">The name on the wire.</param>
/// <param name="Kind">The JSON type.</param>
/// <param name="Description">The text for the model.</param>
internal sealed record ToolParameter(string Name, ParameterKind Kind, string Description)
{
    public bool IsRequired { get; init; }

    /// <summary>The texts that are accepted; null for any.</summary>
    public IReadOnlyList<string>? Values { get; init; }
}

/// <summary>The JSON types of arguments.</summary>
internal enum ParameterKind
{
    /// <summary>A text that is not blank.</summary>
    Text,

    /// <summary>A number.</summary>
    Number,

    /// <summary>A whole number.</summary>
    Whole,
}
