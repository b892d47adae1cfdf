namespace FalGenerated.Generator.Drift.Comparison;

/// <summary>The role of an operation in fal's queue, told by its address.</summary>
internal static class QueueRole
{
    public static string? Of(string method, string pathShape) => (method, pathShape) switch
    {
        ("PUT", _) when pathShape.EndsWith("/requests/{0}/cancel", StringComparison.Ordinal) => "cancel",
        ("GET", _) when pathShape.EndsWith("/requests/{0}/status", StringComparison.Ordinal) => "status",
        ("GET", _) when pathShape.EndsWith("/requests/{0}/status/stream", StringComparison.Ordinal) => "stream",
        ("GET", _) when pathShape.EndsWith("/requests/{0}", StringComparison.Ordinal) => "result",
        ("POST", _) when !pathShape.Contains('{', StringComparison.Ordinal) && pathShape.AsSpan().Count('/') >= 2 => "submit",
        _ => null,
    };
}
