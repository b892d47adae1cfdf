namespace FalGenerated;

/// <summary>A decision of a file's access list: an open enum around the wire text. The default value means <see cref="Allow"/>.</summary>
/// <param name="Value">The wire text.</param>
public readonly record struct FileAclDecision(string Value)
{
    private readonly string? text = Normal(Value);

    /// <summary>The wire text; never null.</summary>
    public string Value { get => text ?? "allow"; init => text = Normal(value); }

    /// <summary>The file can be read.</summary>
    public static FileAclDecision Allow { get; } = new("allow");

    /// <summary>Reading answers 403.</summary>
    public static FileAclDecision Forbid { get; } = new("forbid");

    /// <summary>Reading answers 404, as if there were no file.</summary>
    public static FileAclDecision Hide { get; } = new("hide");

    /// <summary>The wire text.</summary>
    public override string ToString() => Value;

    // So that the default value equals Allow.
    private static string? Normal(string? text) => text is null or "" or "allow" ? null : text;
}
