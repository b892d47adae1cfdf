using System.Globalization;
using System.Security.Cryptography;
using FalGenerated.Generator.Diagnostics;
using FalGenerated.Generator.Json;

namespace FalGenerated.Generator.Drift.Lock;

/// <summary>One file that the lock describes: the pin, the page, the price table.</summary>
/// <param name="folder">The contract root.</param>
/// <param name="node">Its object in the lock.</param>
/// <param name="cure">The advice when the file is another than the lock's.</param>
internal sealed class LockedFile(string folder, ObjectNode node, string cure = LockedFile.OfAPin)
{
    private const string OfAPin = "a pin is never edited by hand; restore it, or take a new document over with 'fal-contract update'";

    public string File { get; } = node.TextOf("file") ?? "";

    public string Path => System.IO.Path.Combine([folder, .. File.Split('/')]);

    /// <summary>The name in messages.</summary>
    public string Name => DisplayPath.Of(Path);

    public string? Source => node.TextOf("source");

    public string Sha256 => node.TextOf("sha256") ?? "";

    /// <exception cref="DiagnosticException">The file is missing, or its bytes are not those that the lock describes.</exception>
    public SourceText Read()
    {
        if (!System.IO.File.Exists(Path))
        {
            throw Changed("the file is missing; restore it from version control");
        }

        byte[] bytes = System.IO.File.ReadAllBytes(Path);
        if (Hash(bytes) != Sha256)
        {
            throw Changed($"its sha256 is not the one in {LockFile.FileName}: {cure}");
        }

        return new SourceText(Name, bytes);
    }

    public void Record(byte[] bytes)
    {
        node.Set("bytes", node.Number(bytes.Length.ToString(CultureInfo.InvariantCulture)));
        node.Set("sha256", node.Text(Hash(bytes)));
    }

    public static string Hash(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    private DiagnosticException Changed(string message) => new([new(Name, new(1, 1), DiagnosticCode.PinChanged, "", message)]);
}
