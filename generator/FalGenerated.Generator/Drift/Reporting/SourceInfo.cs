using System.Security.Cryptography;
using FalGenerated.Generator.Json;

namespace FalGenerated.Generator.Drift.Reporting;

/// <summary>Which bytes were compared.</summary>
internal sealed class SourceInfo(SourceText source)
{
    private string? sha256;

    /// <summary>A relative path or an address; never an absolute path, which differs from machine to machine.</summary>
    public string Name => source.Name;

    /// <summary>Of the raw bytes. Made when a format first asks: it loads a library that the others start without.</summary>
    public string Sha256 => sha256 ??= Convert.ToHexStringLower(SHA256.HashData(source.Bytes.Span));

    public long Bytes => source.Bytes.Length;

    public bool HasBytesOf(SourceInfo other) => source.Bytes.Span.SequenceEqual(other.Source.Span);

    private ReadOnlyMemory<byte> Source => source.Bytes;
}
