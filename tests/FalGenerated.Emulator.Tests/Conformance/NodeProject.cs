using System.ComponentModel;
using System.Diagnostics;
using System.Text;

namespace FalGenerated.Emulator.Tests;

/// <summary>The Node project in tests/conformance: restored once, its scripts started with an emulator's addresses.</summary>
internal static class NodeProject
{
    private static readonly SemaphoreSlim Restoring = new(1);

    public static string Folder { get; } = Path.Combine(RepositoryRoot(), "tests", "conformance");

    /// <summary>Skips the test, with a word, on a machine without Node.</summary>
    public static async Task RequireNodeAsync(CancellationToken cancellationToken)
    {
        try
        {
            var (code, _) = await RunAsync("node", ["--version"], [], cancellationToken);
            Assert.SkipUnless(code == 0, "Node does not start on this machine: the official client was not driven against the emulator.");
        }
        catch (Win32Exception)
        {
            Assert.Skip("Node is not on this machine: the official client was not driven against the emulator.");
        }
    }

    /// <summary>Installs the packages of the lock file, if they are not there.</summary>
    public static async Task RestoreAsync(CancellationToken cancellationToken)
    {
        await Restoring.WaitAsync(cancellationToken);
        try
        {
            if (!File.Exists(Path.Combine(Folder, "node_modules", ".package-lock.json")))
            {
                var (code, output) = await RunAsync("npm", ["ci", "--ignore-scripts", "--no-audit", "--no-fund"], [], cancellationToken);
                Assert.True(code == 0, output);
            }
        }
        finally
        {
            Restoring.Release();
        }
    }

    /// <summary>Runs node against an emulator and returns its exit code and all it wrote.</summary>
    public static Task<(int Code, string Output)> NodeAsync(FalEmulator fal, string[] arguments, CancellationToken cancellationToken) => RunAsync(
        "node",
        arguments,
        [("FAL_EMULATOR_ADMIN_URL", fal.AdminUrl.ToString()), ("FAL_EMULATOR_KEY", fal.Key), ("FAL_KEY", ""), ("NO_COLOR", "1")],
        cancellationToken);

    private static async Task<(int Code, string Output)> RunAsync(
        string program, string[] arguments, (string Name, string Value)[] variables, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo(program, arguments) { WorkingDirectory = Folder, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (name, value) in variables)
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        var output = new StringBuilder();
        void Keep(object sender, DataReceivedEventArgs line)
        {
            lock (output)
            {
                output.AppendLine(line.Data);
            }
        }

        process.OutputDataReceived += Keep;
        process.ErrorDataReceived += Keep;
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        try
        {
            await process.WaitForExitAsync(cancellationToken);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }

        return (process.ExitCode, output.ToString());
    }

    private static string RepositoryRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "FalGenerated.sln")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("The tests do not lie inside the repository.");
        }

        return folder.FullName;
    }
}
