using System.Text.RegularExpressions;
using ArchUnitNET.Domain;
using ArchUnitNET.Fluent;
using ArchUnitNET.Loader;
using FalGenerated.Cli;
using static ArchUnitNET.Fluent.ArchRuleDefinition;

namespace FalGenerated.EndToEnd.Tests.Cli;

/// <summary>The folders of the command line are its layers and namespaces; a layer uses only those before it in the list.</summary>
public sealed partial class LayerTests
{
    private const string Root = "FalGenerated.Cli";

    /// <summary>From the ground up. The root, which starts the program, comes last.</summary>
    private static readonly string[] Layers = ["Terminal", "Reporting", "Failures", "Hosting", "Connections", "Arguments", "Jobs", "Batches", "Doctor", "Commands", ""];

    private static readonly Architecture Program = new ArchLoader().LoadAssemblies(typeof(CommandLineProgram).Assembly).Build();

    private static readonly string Folder = Repository.PathOf("src", Root);

    /// <summary>The root has no layer above it that it could depend on.</summary>
    public static TheoryData<string> EachLayer => [.. Layers.SkipLast(1)];

    [Theory]
    [MemberData(nameof(EachLayer))]
    public void Layer_UsesOnlyTheLayersBeforeIt(string layer)
    {
        IType[] own = TypesOf(layer);
        IType[] later = [.. Layers.SkipWhile(name => name != layer).Skip(1).SelectMany(TypesOf)];
        Assert.NotEmpty(own);
        Assert.NotEmpty(later);

        var rule = Types().That().Are(own).Should().NotDependOnAny(Types().That().Are(later));

        Assert.Empty(rule.Evaluate(Program).Where(result => !result.Passed).Select(result => result.Description));
    }

    [Fact]
    public void Type_OfTheProgram_IsInALayer()
    {
        string[] known = [.. Layers.Select(NamespaceOf)];

        Assert.Empty(Program.Types
            .Where(type => type.Namespace.FullName.StartsWith(Root, StringComparison.Ordinal) && !known.Contains(type.Namespace.FullName))
            .Select(type => type.FullName));
    }

    /// <summary>Constants leave no reference in the assembly, so the imports are compared too.</summary>
    [Fact]
    public void File_ImportsOnlyTheLayersBeforeItsOwn() =>
        Assert.Empty(
            from file in Files()
            from Match import in Imports().Matches(File.ReadAllText(file.Path))
            let imported = Array.IndexOf(Layers, import.Groups[1].Value)
            where imported < 0 || imported >= Array.IndexOf(Layers, file.Layer)
            select $"{file.Path} imports {import.Groups[1].Value}");

    [Fact]
    public void Namespace_OfEachFile_IsItsFolder() =>
        Assert.Empty(Files().Where(file => !File.ReadAllText(file.Path).Contains($"namespace {NamespaceOf(file.Layer)};", StringComparison.Ordinal)).Select(file => file.Path));

    [Fact]
    public void Folder_OfEachLayer_IsThere() =>
        Assert.Equal(Layers.Order(StringComparer.Ordinal), Files().Select(file => file.Layer).Distinct().Order(StringComparer.Ordinal));

    private static string NamespaceOf(string layer) => layer.Length == 0 ? Root : $"{Root}.{layer}";

    private static IType[] TypesOf(string layer) => [.. Program.Types.Where(type => type.Namespace.FullName == NamespaceOf(layer))];

    /// <summary>Every source file but the one that starts the program.</summary>
    private static IEnumerable<(string Path, string Layer)> Files() =>
        from file in Directory.EnumerateFiles(Folder, "*.cs", SearchOption.AllDirectories)
        let relative = Path.GetRelativePath(Folder, file)
        let layer = Path.GetDirectoryName(relative)!
        where relative != "Program.cs" && layer.Split(Path.DirectorySeparatorChar)[0] is not ("bin" or "obj")
        select (file, layer.Replace(Path.DirectorySeparatorChar, '.'));

    [GeneratedRegex(@"^using (?:static )?FalGenerated\.Cli\.([\w.]+);", RegexOptions.Multiline)]
    private static partial Regex Imports();
}
