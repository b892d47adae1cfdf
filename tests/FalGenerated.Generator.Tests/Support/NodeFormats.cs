using System.ComponentModel;

namespace FalGenerated.Generator.Tests.Support;

/// <summary>The Node project in <c>tests/formats</c>: schemas and linters of other people's formats, installed when a test first needs them.</summary>
internal static class NodeFormats
{
    private static readonly SemaphoreSlim Restoring = new(1);

    private static string Folder { get; } = Repository.PathOf("tests", "formats");

    /// <summary>Skips the test, with a word, on a machine without Node.</summary>
    public static async Task RequireAsync(CancellationToken cancellationToken)
    {
        try
        {
            await CommandRun.StartAsync("node", Folder, cancellationToken, "--version");
        }
        catch (Win32Exception)
        {
            Assert.Skip("Node is not on this machine: nothing was held against the schemas and linters of tests/formats.");
        }

        await Restoring.WaitAsync(cancellationToken);
        try
        {
            // A file that is not there has a time before every other.
            if (File.GetLastWriteTimeUtc(Path.Combine(Folder, "node_modules", ".package-lock.json")) < File.GetLastWriteTimeUtc(Path.Combine(Folder, "package-lock.json")))
            {
                CommandRun run = await CommandRun.StartAsync("npm", Folder, cancellationToken, "ci", "--ignore-scripts", "--no-audit", "--no-fund");
                Assert.True(run.ExitCode == 0, run.Output);
            }
        }
        finally
        {
            Restoring.Release();
        }
    }

    public static Task<CommandRun> RunAsync(string script, CancellationToken cancellationToken, params string[] files) =>
        CommandRun.StartAsync("node", Folder, cancellationToken, [script, .. files]);
}
