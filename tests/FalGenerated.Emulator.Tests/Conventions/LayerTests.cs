using System.Text.RegularExpressions;
using ArchUnitNET.Domain;
using ArchUnitNET.Fluent;
using ArchUnitNET.Loader;
using static ArchUnitNET.Fluent.ArchRuleDefinition;

namespace FalGenerated.Emulator.Tests.Conventions;

/// <summary>The emulator's folders are its layers and its namespaces, and a layer uses only those above it in the list.</summary>
public sealed partial class LayerTests
{
    private const string RootNamespace = "FalGenerated.Emulator";

    /// <summary>From the ground up; the empty name is the folder of the project, which puts the others together.</summary>
    private static readonly string[] Layers =
    [
        "Time", "Persistence", "Scenarios", "Settings", "Http", "Files", "Contract", "Webhooks", "Jobs", "Storage", "Faults", "Ffmpeg", "Models", "Queue",
        "SyncRun", "ModelsApi", "Website", "Control", "Hosting", "",
    ];

    /// <summary>The types of a user's first hour, in the root namespace so that one using finds them, and the folder of each.</summary>
    private static readonly Dictionary<string, string> FirstHour = new(StringComparer.Ordinal)
    {
        ["FalEmulator"] = "",
        ["FalEmulatorOptions"] = "Settings",
        ["Fault"] = "Scenarios",
        ["FaultKind"] = "Scenarios",
        ["FileSnapshot"] = "Files",
        ["JobSnapshot"] = "Jobs",
        ["JobState"] = "Jobs",
        ["Operations"] = "Scenarios",
        ["Scenario"] = "Scenarios",
        ["ScenarioContract"] = "Scenarios",
        ["ScenarioOutcome"] = "Scenarios",
        ["ScenarioSettings"] = "Scenarios",
        ["WebhookAttempt"] = "Webhooks",
        ["WireExchange"] = "Http",
    };

    private static readonly string Folder = Repository.PathOf("src", RootNamespace);

    private static readonly Lazy<Architecture> Loaded = new(() => new ArchLoader().LoadAssemblies(typeof(FalEmulator).Assembly).Build());

    private static Architecture Emulator => Loaded.Value;

    public static TheoryData<string> LowerLayers => [.. Layers[..^1]];

    [Theory]
    [MemberData(nameof(LowerLayers))]
    public void Layer_UsesNoLayerBelowItInTheList(string layer)
    {
        var own = TypesOf(layer);
        var forbidden = Layers.SkipWhile(other => other != layer).Skip(1).SelectMany(TypesOf).ToList();

        var rule = Types().That().Are(own).Should().NotDependOnAny(forbidden);

        Assert.NotEmpty(own);
        Assert.Empty(rule.Evaluate(Emulator).Where(result => !result.Passed).Select(result => result.Description));
    }

    [Fact]
    public void Type_LiesInOneLayer()
    {
        var known = Layers.SelectMany(TypesOf).ToHashSet();

        Assert.Empty(OwnTypes().Except(known).Select(type => type.FullName));
    }

    [Fact]
    public void Layers_AreTheFolders()
    {
        var folders = Sources().Select(file => file.Folder).Distinct(StringComparer.Ordinal);

        Assert.Equal(Layers.Order(StringComparer.Ordinal), folders.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void File_HasTheNamespaceOfItsFolder()
    {
        Assert.All(Sources(), file =>
        {
            var inRoot = file.Folder.Length == 0 || FirstHour.ContainsKey(file.Type);
            Assert.Equal(inRoot ? RootNamespace : $"{RootNamespace}.{file.Folder}", file.Namespace);
        });
    }

    [Fact]
    public void PublicTypes_AreThoseOfTheFirstHourAndLieInTheirFolders()
    {
        Assert.Equal(
            FirstHour.Keys.Order(StringComparer.Ordinal),
            typeof(FalEmulator).Assembly.GetExportedTypes().Select(type => type.Name).Order(StringComparer.Ordinal));
        Assert.All(FirstHour, type => Assert.Contains(Sources(), file => file.Type == type.Key && file.Folder == type.Value));
    }

    private static List<IType> TypesOf(string layer) => [.. OwnTypes().Where(type => LayerOf(type) == layer)];

    // Compiler-generated types outside the namespaces (inline arrays, anonymous types) belong to no layer.
    private static IEnumerable<IType> OwnTypes() =>
        Emulator.Types.Where(type => type.Namespace.FullName.StartsWith(RootNamespace, StringComparison.Ordinal) && type is not UnavailableType);

    private static string LayerOf(IType type)
    {
        var outermost = type.FullName[RootNamespace.Length..].Split('+', '`')[0].Trim('.');
        var steps = outermost.Split('.');
        return steps.Length > 1 ? steps[0] : FirstHour.GetValueOrDefault(steps[0], "");
    }

    private static IEnumerable<SourceFile> Sources() =>
        Directory.EnumerateFiles(Folder, "*.cs", SearchOption.AllDirectories)
            .Select(path => (Path: path, Steps: Path.GetRelativePath(Folder, path).Split(Path.DirectorySeparatorChar)))
            .Where(file => file.Steps[0] is not ("bin" or "obj"))
            .Select(file => new SourceFile(
                string.Join('.', file.Steps[..^1]),
                file.Steps[^1].Split('.')[0],
                NamespaceLine().Match(File.ReadAllText(file.Path)).Groups[1].Value));

    [GeneratedRegex(@"^namespace ([\w.]+);", RegexOptions.Multiline)]
    private static partial Regex NamespaceLine();

    private sealed record SourceFile(string Folder, string Type, string Namespace);
}
