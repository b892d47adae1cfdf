namespace FalGenerated.Cli.Running;

/// <summary>A job exists or may exist, and this run does not finish it.</summary>
internal sealed class UnfinishedException(string code, string message) : Exception(message)
{
    /// <summary>The stable word for the reason.</summary>
    public string Code { get; } = code;
}
