using System.Text.RegularExpressions;
using ArchUnitNET.Domain;
using ArchUnitNET.Fluent;
using ArchUnitNET.Loader;
using FalGenerated.Generator.Json;
using static ArchUnitNET.Fluent.ArchRuleDefinition;

namespace FalGenerated.Generator.Tests.Conventions;

/// <summary>Folders are layers and namespaces, and a layer uses those above it in the list only.</summary>
public sealed partial class LayerTests
{
    private const string Root = "FalGenerated.Generator";

    /// <summary>From the ground up.</summary>
    private static readonly string[] Layers =
    [
        "Diagnostics", "Json", "Files", "OpenApi", "Overlays", "Contracts", "CSharp", "Passes", "Normalization", "NSwag",
        "Drift.Levels", "Drift.NormalForm", "Drift.Catalogue", "Drift.Comparison", "Drift.Policy", "Drift.Lock", "Drift.PageComparison",
        "Drift.Fetching", "Drift.Pinning", "Drift.Reporting", "Drift.Rendering",
        "ContractPage", "AddEndpoint", "Commands",
    ];

    private static readonly Architecture Generator = new ArchLoader().LoadAssemblies(typeof(Node).Assembly).Build();

    private static readonly string Folder = Repository.PathOf("generator", Root);

    public static TheoryData<string> EachLayer => [.. Layers];

    [Theory]
    [MemberData(nameof(EachLayer))]
    public void A_layer_uses_only_the_layers_above_it_in_the_list(string layer)
    {
        IType[] own = TypesOf(layer);
        IType[] later = [.. Layers.SkipWhile(name => name != layer).Skip(1).SelectMany(TypesOf)];
        Assert.NotEmpty(own);
        if (later.Length == 0)
        {
            return;
        }

        var rule = Types().That().Are(own).Should().NotDependOnAny(Types().That().Are(later));
        Assert.Empty(rule.Evaluate(Generator).Where(result => !result.Passed).Select(result => result.Description));
    }

    [Fact]
    public void Each_type_is_in_a_layer()
    {
        string[] known = [.. Layers.Select(layer => $"{Root}.{layer}")];
        Assert.Empty(Generator.Types.Where(type => type.Namespace.FullName.StartsWith(Root, StringComparison.Ordinal) && !known.Contains(type.Namespace.FullName)).Select(type => type.FullName));
    }

    /// <summary>The compiler leaves constants and names of types behind, so the references of the assembly are not all that a reader has to follow.</summary>
    [Fact]
    public void A_file_imports_only_the_layers_above_its_own()
    {
        List<string> wrong = [];
        foreach ((string file, string layer) in Files())
        {
            wrong.AddRange(Imports().Matches(File.ReadAllText(file)).Select(match => match.Groups[1].Value)
                .Where(imported => Array.IndexOf(Layers, imported) is var index && (index < 0 || index >= Array.IndexOf(Layers, layer)))
                .Select(imported => $"{layer}/{Path.GetFileName(file)} imports {imported}"));
        }

        Assert.Empty(wrong);
    }

    [Fact]
    public void The_namespace_of_a_file_is_its_folder() =>
        Assert.Empty(Files().Where(file => !File.ReadAllText(file.Path).Contains($"namespace {Root}.{file.Layer};", StringComparison.Ordinal)).Select(file => file.Path));

    [Fact]
    public void Each_layer_has_its_folder() =>
        Assert.Equal(Layers.Order(StringComparer.Ordinal), Files().Select(file => file.Layer).Distinct().Order(StringComparer.Ordinal));

    private static IType[] TypesOf(string layer) => [.. Generator.Types.Where(type => type.Namespace.FullName == $"{Root}.{layer}")];

    /// <summary>Every source file but the one that starts the program, with its folder in the spelling of a namespace.</summary>
    private static IEnumerable<(string Path, string Layer)> Files() =>
        from file in Directory.EnumerateFiles(Folder, "*.cs", SearchOption.AllDirectories)
        let relative = Path.GetRelativePath(Folder, file)
        let folder = Path.GetDirectoryName(relative)!
        where relative != "Program.cs" && folder.Split(Path.DirectorySeparatorChar)[0] is not ("bin" or "obj")
        select (file, folder.Replace(Path.DirectorySeparatorChar, '.'));

    [GeneratedRegex(@"^using (?:static )?FalGenerated\.Generator\.([\w.]+?)(?:\.SdkEffect)?;", RegexOptions.Multiline)]
    private static partial Regex Imports();
}
