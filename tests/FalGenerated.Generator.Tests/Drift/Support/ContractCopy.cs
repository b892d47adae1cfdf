using System.CommandLine;
using FalGenerated.Generator.Commands;

namespace FalGenerated.Generator.Tests.Drift.Support;

/// <summary>A copy of <c>openapi/</c> in a temporary folder, and the command line run on it.</summary>
internal sealed class ContractCopy : IDisposable
{
    public const string Endpoint = "fal-ai/bytedance-upscaler/upscale/video";

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("fal-drift-");

    public ContractCopy()
    {
        foreach (string file in Directory.GetFiles(Repository.PathOf("openapi"), "*", SearchOption.AllDirectories))
        {
            string target = PathOf(Path.GetRelativePath(Repository.PathOf("openapi"), file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }

    public string Root => folder.FullName;

    public string PathOf(string file) => Path.Combine(Root, file);

    public string FileOf(string name) => PathOf(Path.Combine(Endpoint, name));

    public string Write(string name, string text)
    {
        File.WriteAllText(PathOf(name), text);
        return PathOf(name);
    }

    /// <summary>All files with their bytes: equal before and after means that nothing was written.</summary>
    public string Snapshot() => string.Join('\n', Directory.GetFiles(Root, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
        .Select(file => file + " " + Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(file)))));

    /// <summary>Runs a verb with <c>--root</c> on this copy.</summary>
    public Task<CommandRun> RunAsync(params string[] args) => RunPlainAsync([.. args, "--root", Root]);

    public static async Task<CommandRun> RunPlainAsync(params string[] args)
    {
        using StringWriter output = new();
        using StringWriter error = new();
        RootCommand root = new("test");
        ContractCommands.AddTo(root, args[0]);
        int code = await CommandLineRun.InvokeAsync(root, args, new InvocationConfiguration { Output = output, Error = error });
        return new(code, output.ToString(), error.ToString());
    }

    public void Dispose() => folder.Delete(recursive: true);
}
