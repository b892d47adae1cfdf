namespace FalGenerated.Idempotency;

/// <summary>A line, <c>x BASE64</c>, that keeps the bytes of one that does not count: torn by a crash, or damaged before a repair.</summary>
internal static class TornLine
{
    public const char Kind = 'x';

    public static string TextOf(ReadOnlySpan<byte> bytes) => $"{Kind} {Convert.ToBase64String(bytes)}";
}
