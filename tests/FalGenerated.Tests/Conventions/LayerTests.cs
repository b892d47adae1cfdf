using System.Text.RegularExpressions;
using ArchUnitNET.Domain;
using ArchUnitNET.Fluent;
using ArchUnitNET.Loader;
using static ArchUnitNET.Fluent.ArchRuleDefinition;

namespace FalGenerated.Tests.Conventions;

/// <summary>Folders are layers, and a layer uses those above it in the list only. Internal types have the namespace of their folder.</summary>
public sealed partial class LayerTests
{
    /// <summary>From the ground up. The empty name is the root folder: the client and its options, which compose the rest.</summary>
    private static readonly string[] Layers =
    [
        "Net", "Video", "Diagnostics", "Wire", "Errors", "Idempotency", "Spending", "CodeGeneration", "Transport", "Platform", "Queue", "Polling",
        "Files", "Jobs", "Results", "", "BytedanceUpscaler", "ById", "Testing", "DependencyInjection",
    ];

    private static readonly Architecture Sdk = new ArchLoader().LoadAssemblies(typeof(FalClient).Assembly).Build();
    private static readonly string Folder = Repository.PathOf("src", "FalGenerated");
    private static readonly Dictionary<string, string> LayerOfType = MapTypes();

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
        Assert.Empty(rule.Evaluate(Sdk).Where(result => !result.Passed).Select(result => result.Description));
    }

    [Fact]
    public void Each_type_is_in_a_layer() =>
        Assert.Empty(Own().Where(type => LayerOf(type) is null).Select(type => type.FullName));

    [Fact]
    public void Each_layer_has_its_folder_and_each_folder_is_a_layer() =>
        Assert.Equal(Layers.Order(StringComparer.Ordinal), Files().Select(file => Top(file.Folder)).Distinct().Order(StringComparer.Ordinal));

    /// <summary>A file is in the namespace of its folder, or holds public types of a user's first hour, which stand in the root namespace.</summary>
    [Fact]
    public void The_namespace_of_a_file_is_its_folder()
    {
        List<string> wrong = [];
        foreach ((string path, string folder) in Files())
        {
            string text = File.ReadAllText(path);
            string space = Namespaces().Match(text).Groups[1].Value;
            string own = folder.Length == 0 ? "FalGenerated" : $"FalGenerated.{folder}";
            bool isFirstHour = space is "FalGenerated" or "Microsoft.Extensions.DependencyInjection" && Regex.IsMatch(text, @"^public ", RegexOptions.Multiline);
            if (space != own && !isFirstHour)
            {
                wrong.Add($"{Path.GetRelativePath(Folder, path)}: {space}");
            }
        }

        Assert.Empty(wrong);
    }

    private static IEnumerable<IType> Own() => Sdk.Types.Where(type => type.Assembly.Name.StartsWith("FalGenerated,", StringComparison.Ordinal) || type.Assembly.Name == "FalGenerated")
        .Where(type => !type.FullName.Contains('<', StringComparison.Ordinal) && !type.FullName.StartsWith("System.", StringComparison.Ordinal));

    private static IType[] TypesOf(string layer) => [.. Own().Where(type => LayerOf(type) == layer)];

    /// <summary>The folder in which a type is declared; for generated types that of their namespace.</summary>
    private static string? LayerOf(IType type)
    {
        string name = type.FullName.Split('+')[0];
        if (LayerOfType.TryGetValue(name, out string? layer))
        {
            return layer;
        }

        string space = name[..Math.Max(0, name.LastIndexOf('.'))];
        return space.StartsWith("FalGenerated.", StringComparison.Ordinal) ? Top(space["FalGenerated.".Length..]) : null;
    }

    private static Dictionary<string, string> MapTypes()
    {
        Dictionary<string, string> layers = new(StringComparer.Ordinal);
        foreach ((string path, string folder) in Files())
        {
            string text = File.ReadAllText(path);
            string space = Namespaces().Match(text).Groups[1].Value;
            foreach (Match declaration in Declarations().Matches(text))
            {
                layers[$"{space}.{declaration.Groups[1].Value}{Arity(declaration.Groups[2].Value)}"] = Top(folder);
            }
        }

        return layers;
    }

    private static IEnumerable<(string Path, string Folder)> Files() =>
        from file in Directory.EnumerateFiles(Folder, "*.cs", SearchOption.AllDirectories)
        let folder = Path.GetDirectoryName(Path.GetRelativePath(Folder, file))!
        where folder.Split(Path.DirectorySeparatorChar)[0] is not ("bin" or "obj")
        select (file, folder.Replace(Path.DirectorySeparatorChar, '.'));

    private static string Arity(string parameters) => parameters.Length == 0 ? "" : $"`{parameters.Count(letter => letter == ',') + 1}";

    private static string Top(string folder) => folder.Split('.')[0];

    [GeneratedRegex(@"^namespace ([\w.]+);", RegexOptions.Multiline)]
    private static partial Regex Namespaces();

    [GeneratedRegex(@"^(?:(?:public|internal|static|sealed|abstract|partial|readonly)\s+)*(?:record struct|record|class|struct|interface|enum)\s+(\w+)(<[^>]+>)?", RegexOptions.Multiline)]
    private static partial Regex Declarations();
}
