using FalGenerated.Generator.Contracts;
using FalGenerated.Generator.Diagnostics;
using FalGenerated.Generator.Json;
using FalGenerated.Generator.Normalization;

namespace FalGenerated.Generator.Tests.Support;

/// <summary>A contract in a temporary folder of its own.</summary>
internal sealed class TestContract : IDisposable
{
    private readonly DirectoryInfo root = Directory.CreateTempSubdirectory("fal-contract-");
    private readonly string endpoint;

    public TestContract(string document, string endpoint = SmallDocument.Endpoint)
    {
        this.endpoint = endpoint;
        Write("openapi.json", document);
    }

    public string Root => root.FullName;

    public ContractFolder Folder => new(Root, EndpointId.Parse(endpoint));

    public static TestContract Of(string document) => new(document);

    public TestContract Write(string file, string text)
    {
        string path = file == "queue.overlay.json" ? Path.Combine(Root, file) : Path.Combine(Root, endpoint, file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
        return this;
    }

    /// <summary>Writes an overlay with one action for each target and update; the update <c>remove</c> removes.</summary>
    public TestContract Overlay(string file, params (string Target, string Update)[] actions)
    {
        IEnumerable<string> texts = actions.Select(action =>
            $$"""{"target":"{{action.Target}}","description":"For the test.",{{(action.Update == "remove" ? "\"remove\":true" : $"\"update\":{action.Update}")}}}""");
        return Write(file, $$"""{"overlay":"1.0.0","info":{"title":"test","version":"1.0.0"},"actions":[{{string.Join(",\n", texts)}}]}""");
    }

    public TestContract CSharp(params (string Target, string Update)[] actions) => Overlay("csharp.overlay.json", actions);

    /// <summary>The node under a pointer of the document for C#.</summary>
    public Node? Normalized(string pointer) => JsonPointer.Find(Normalizer.ForCSharp(Folder), pointer);

    /// <summary>The same as text without blanks, for short expectations; "nothing" when there is no such node.</summary>
    public string NormalizedText(string pointer) => Compact(Normalized(pointer));

    public string EffectiveText(string pointer) => Compact(JsonPointer.Find(Normalizer.Effective(Folder), pointer));

    /// <summary>The lines of the refusal, with paths relative to the contract root; none when nothing is refused.</summary>
    public IReadOnlyList<string> Refusals()
    {
        try
        {
            Normalizer.ForCSharp(Folder);
            return [];
        }
        catch (DiagnosticException refusal)
        {
            return [.. refusal.Diagnostics.Select(diagnostic => diagnostic.ToString().Replace(Root + Path.DirectorySeparatorChar, "", StringComparison.Ordinal))];
        }
    }

    /// <summary>The lines of the remarks, with paths relative to the contract root.</summary>
    public IReadOnlyList<string> Warnings()
    {
        List<Diagnostic> warnings = [];
        Normalizer.ForCSharp(Folder, warnings);
        return [.. warnings.Select(warning => warning.ToString().Replace(Root + Path.DirectorySeparatorChar, "", StringComparison.Ordinal))];
    }

    public void Dispose() => root.Delete(recursive: true);

    private static string Compact(Node? node) => node is null
        ? "nothing"
        : string.Concat(System.Text.Encoding.UTF8.GetString(JsonText.Write(node)).Split('\n').Select(line => line.TrimStart())).Replace("\": ", "\":", StringComparison.Ordinal);
}
