using FalGenerated.Generator.Diagnostics;
using FalGenerated.Generator.Json;

namespace FalGenerated.Generator.Contracts;

/// <summary>The files of one pinned endpoint under the contract root (the folder that holds <c>contract.lock.json</c>).</summary>
internal sealed class ContractFolder(string root, EndpointId endpoint)
{
    public EndpointId Endpoint { get; } = endpoint;

    public string Pin => PathOf("openapi.json");

    public string Effective => PathOf("effective.json");

    public string Overlay => PathOf("overlay.json");

    public string CSharpOverlay => PathOf("csharp.overlay.json");

    public string Prices => PathOf("pricing.json");

    public string QueueOverlay => Path.Combine(root, "queue.overlay.json");

    public string Lock => Path.Combine(root, "contract.lock.json");

    /// <exception cref="DiagnosticException">The file is missing or is not JSON.</exception>
    public static Node Read(string path)
    {
        if (!File.Exists(path))
        {
            throw new DiagnosticException([new Diagnostic(path, new SourcePosition(1, 1), DiagnosticCode.FileMissing, "", "this file is missing; restore it, or pin the endpoint again")]);
        }

        return JsonReader.Read(new SourceText(path, File.ReadAllBytes(path)));
    }

    /// <summary>The overlay, or null where the contract has none of this kind.</summary>
    public static Node? ReadIfThere(string path) => File.Exists(path) ? Read(path) : null;

    private string PathOf(string file) => Path.Combine([root, .. Endpoint.Full.Split('/'), file]);
}
