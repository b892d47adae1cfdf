namespace FalGenerated.Tests.Support;

/// <summary>A request as the handler saw it.</summary>
public sealed record Seen(string Method, Uri Address, IReadOnlyDictionary<string, string> Headers, string Body)
{
    public string? Authorization => Headers.GetValueOrDefault("Authorization");
}
