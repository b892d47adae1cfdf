using System.Globalization;

namespace FalGenerated.Benchmarks.Load;

/// <summary>fal's own JavaScript client, as the conformance tests install it.</summary>
internal static class JavaScriptPeer
{
    /// <summary>The folder of the installed client, looked for from the working folder upwards; null where it is not installed.</summary>
    public static string? FindModules()
    {
        for (DirectoryInfo? folder = new(Environment.CurrentDirectory); folder is not null; folder = folder.Parent)
        {
            string modules = Path.Combine(folder.FullName, "tests", "conformance", "node_modules");
            if (Directory.Exists(Path.Combine(modules, "@fal-ai", "client")))
            {
                return modules;
            }
        }

        return null;
    }

    public static LoadProcess Start(string modules, LoadArguments load, string certificate) => LoadProcess.Start(
        "node",
        [
            Path.Combine(AppContext.BaseDirectory, "Peers", "javascript.mjs"), modules, $"{load.Server}", Text(load.Jobs), Text(load.Parallel),
            Text(load.JobMilliseconds), Text(LoadArguments.First),
        ],
        certificate);

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
