using FalGenerated.Generator.Contracts;
using FalGenerated.Generator.CSharp;
using FalGenerated.Generator.Diagnostics;

namespace FalGenerated.Generator.Commands;

/// <summary>
/// A project's contracts as its build writes them down: a file, because names and paths that pass through a shell's command line are
/// the shell's to interpret. One line for each fact, <c>key=value</c>; a contract is <c>contract=ID|NAMESPACE</c>, its namespace empty where
/// its item has none.
/// </summary>
internal sealed class GenerationList
{
    private readonly string[] lines;

    private GenerationList(string[] lines)
    {
        this.lines = lines;
        Contracts = [.. Values("contract").Select(value => value.Split('|', 2)).Select(parts => (EndpointId.Parse(parts[0].Trim()), parts.ElementAtOrDefault(1)?.Trim()))];
    }

    /// <summary>The contract root.</summary>
    public string Root => Value("root");

    /// <summary>The folder of the generated files.</summary>
    public string Folder => Value("folder");

    /// <summary>NSwag's dotnet-nswag.dll.</summary>
    public string NSwag => Value("nswag");

    /// <summary>NSwag's settings.</summary>
    public string Settings => Value("settings");

    /// <summary>Every contract of the project, with the namespace of its item; null or empty when it has none.</summary>
    public IReadOnlyList<(EndpointId Endpoint, string? Namespace)> Contracts { get; }

    /// <exception cref="DiagnosticException">A line names no endpoint, or two contracts get one namespace.</exception>
    public static GenerationList Read(string path)
    {
        GenerationList list = new(File.ReadAllLines(path));
        list.RefuseTheSameNamespace();
        return list;
    }

    public string NamespaceOf(EndpointId endpoint, string? wanted) => TargetNamespace.Of(endpoint, wanted, Value("root-namespace"));

    /// <summary>The path of a generated file, by its ending.</summary>
    public string PathOf(EndpointId endpoint, string ending) => Path.Combine(Folder, endpoint.FileName + ending);

    private string Value(string key) => Values(key).FirstOrDefault() ?? "";

    private IEnumerable<string> Values(string key) =>
        lines.Where(line => line.StartsWith(key + "=", StringComparison.Ordinal)).Select(line => line[(key.Length + 1)..]);

    /// <summary>Endpoints of two owners may have one name; their types would be one another's doubles.</summary>
    private void RefuseTheSameNamespace()
    {
        foreach (IGrouping<string, EndpointId> same in Contracts.Where(contract => string.IsNullOrEmpty(contract.Namespace)).Select(contract => contract.Endpoint).Distinct().GroupBy(TargetNamespace.OwnPart, StringComparer.Ordinal))
        {
            if (same.ElementAtOrDefault(1) is { } second)
            {
                throw new DiagnosticException([new Diagnostic(
                    same.First().Full, new SourcePosition(1, 1), DiagnosticCode.NameCollision, "", $"'{second}' would be generated into the namespace '{same.Key}' too; give one of the two a Namespace in its FalContract item")]);
            }
        }
    }
}
