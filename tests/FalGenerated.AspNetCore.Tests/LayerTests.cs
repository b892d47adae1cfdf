using System.Text.RegularExpressions;
using ArchUnitNET.Domain;
using ArchUnitNET.Loader;
using static ArchUnitNET.Fluent.ArchRuleDefinition;

namespace FalGenerated.AspNetCore.Tests;

/// <summary>The folders of the package are its layers; a layer uses only those before it. Registration is in the framework's namespaces.</summary>
public sealed partial class LayerTests
{
    private const string Root = "FalGenerated.AspNetCore";

    /// <summary>From the ground up. The root holds what a user's handler and options name.</summary>
    private static readonly string[] Layers = ["", "Signatures", "Webhooks", "Problems", "Health"];

    private static readonly Architecture Package = new ArchLoader().LoadAssemblies(typeof(FalWebhookOptions).Assembly).Build();

    private static readonly string Folder = Repository.PathOf("src", Root);

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

        Assert.Empty(rule.Evaluate(Package).Where(result => !result.Passed).Select(result => result.Description));
    }

    [Fact]
    public void Namespace_OfEachFile_IsItsFolder() =>
        Assert.Empty(Files().Where(file => !NamespaceLine().IsMatch(file.Text) || (file.Layer == "Registration"
            ? !file.Text.Contains("namespace Microsoft.", StringComparison.Ordinal)
            : !file.Text.Contains($"namespace {NamespaceOf(file.Layer)};", StringComparison.Ordinal))).Select(file => file.Path));

    [Fact]
    public void Folder_OfEachLayer_IsThere() =>
        Assert.Equal(Layers.Append("Registration").Order(StringComparer.Ordinal), Files().Select(file => file.Layer).Distinct().Order(StringComparer.Ordinal));

    /// <summary>Nothing but this package may bring the signature's library into a program that has the SDK.</summary>
    [Fact]
    public void Library_OfTheSignature_IsInThisPackageAlone() =>
        Assert.DoesNotContain("BouncyCastle", File.ReadAllText(Repository.PathOf("src", "FalGenerated", "FalGenerated.csproj")), StringComparison.Ordinal);

    private static string NamespaceOf(string layer) => layer.Length == 0 ? Root : $"{Root}.{layer}";

    private static IType[] TypesOf(string layer) => [.. Package.Types.Where(type => type.Namespace.FullName == NamespaceOf(layer))];

    private static IEnumerable<(string Path, string Layer, string Text)> Files() =>
        from file in Directory.EnumerateFiles(Folder, "*.cs", SearchOption.AllDirectories)
        let layer = Path.GetDirectoryName(Path.GetRelativePath(Folder, file))!
        where layer.Split(Path.DirectorySeparatorChar)[0] is not ("bin" or "obj")
        select (file, layer.Replace(Path.DirectorySeparatorChar, '.'), File.ReadAllText(file));

    [GeneratedRegex("^namespace ", RegexOptions.Multiline)]
    private static partial Regex NamespaceLine();
}
