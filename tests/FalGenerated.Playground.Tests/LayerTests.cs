using System.Text.RegularExpressions;

namespace FalGenerated.Playground.Tests;

/// <summary>The folders of the playground are its layers: a file imports only those before its own.</summary>
public sealed partial class LayerTests
{
    private static readonly string[] Layers = ["Forms", "Clips", "Requests", "Runs", "Components", "Hosting"];

    [Fact]
    public void File_ImportsOnlyTheLayersBeforeItsOwn()
    {
        string root = Repository.PathOf("src", "FalGenerated.Playground");
        Assert.Empty(
            from file in Directory.EnumerateFiles(root, "*.*", SearchOption.AllDirectories)
            let path = Path.GetRelativePath(root, file).Replace('\\', '/')
            where (path.EndsWith(".cs", StringComparison.Ordinal) || path.EndsWith(".razor", StringComparison.Ordinal)) && Layers.Contains(path.Split('/')[0])
            from Match import in Imports().Matches(File.ReadAllText(file))
            where Array.IndexOf(Layers, import.Groups[1].Value) > Array.IndexOf(Layers, path.Split('/')[0])
            select $"{path} imports {import.Groups[1].Value}");
    }

    [GeneratedRegex(@"using FalGenerated\.Playground\.(\w+)")]
    private static partial Regex Imports();
}
