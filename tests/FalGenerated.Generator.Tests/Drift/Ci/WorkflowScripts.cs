using System.Text;
using FalGenerated.Generator.Tests.Support;

namespace FalGenerated.Generator.Tests.Drift.Ci;

/// <summary>The shell scripts of the workflow files, run with stand-ins for every program that they call.</summary>
internal sealed class WorkflowScripts : IDisposable
{
    private const string Dotnet = """
        #!/bin/bash
        echo "dotnet $*" >> "$STAGE/calls"
        [ "$1" = fal-contract ] || exit 0
        for argument in "$@"; do case "$argument" in markdown=*) printf '<!-- fal-contract:drift -->\n# Contract drift\n' > "${argument#*=}" ;; esac; done
        code=$(head -n 1 "$STAGE/codes")
        sed -i 1d "$STAGE/codes"
        exit "$code"
        """;

    private const string Gh = """
        #!/bin/bash
        echo "gh $*" >> "$STAGE/calls"
        [ "$1 $2" != "issue list" ] || jq -r "${@: -1}" "$STAGE/issues"
        """;

    private const string Curl = """
        #!/bin/bash
        cat >> "$STAGE/configuration"
        echo "curl $*" >> "$STAGE/calls"
        case "$*" in *--request*) exit 0 ;; esac
        path=${@: -1}
        cat "$STAGE/$(basename "${path%%\?*}")" 2> /dev/null || exit 22
        """;

    private const string Sleep = """
        #!/bin/bash
        echo "sleep $*" >> "$STAGE/calls"
        """;

    private readonly TemporaryFolder folder = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <param name="codes">What each run of the check exits with.</param>
    public WorkflowScripts(params int[] codes)
    {
        folder.Write("codes", string.Join('\n', codes) + "\n");
        foreach ((string name, string text) in new[] { ("dotnet", Dotnet), ("gh", Gh), ("curl", Curl), ("sleep", Sleep) })
        {
            folder.Write("bin/" + name, text.ReplaceLineEndings("\n") + "\n");
            if (!OperatingSystem.IsWindows())
            {
                File.SetUnixFileMode(folder.PathOf("bin", name), UnixFileMode.UserRead | UnixFileMode.UserExecute);
            }
        }
    }

    /// <summary>Skips the test, with a word, where the scripts cannot run.</summary>
    public static async Task RequireAsync()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The scripts of the workflows are for bash.");
        CommandRun run = await CommandRun.StartAsync("bash", Path.GetTempPath(), Token, "-c", "command -v jq");
        Assert.SkipUnless(run.ExitCode == 0, "jq is not on this machine: it stands in for the query of the GitHub command line.");
    }

    /// <summary>A file that a stand-in answers with.</summary>
    public void Answer(string name, string text) => folder.Write(name, text);

    /// <summary>Runs one script as the host would: <c>bash -eo pipefail</c>.</summary>
    public async Task<CommandRun> RunAsync(string script, params string[] variables)
    {
        folder.Write("script.sh", script);
        return await CommandRun.StartAsync(
            "env", folder.Root, Token, [$"PATH={folder.PathOf("bin")}:{Environment.GetEnvironmentVariable("PATH")}", "STAGE=" + folder.Root, "GITHUB_OUTPUT=" + folder.PathOf("output"), .. variables, "bash", "-eo", "pipefail", "script.sh"]);
    }

    public string Read(string name) => File.Exists(folder.PathOf(name)) ? File.ReadAllText(folder.PathOf(name)) : "";

    /// <summary>The programs that were called, with their arguments, in order.</summary>
    public string[] Calls => Read("calls").Split('\n', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>The lines that are indented deeper than the line at <paramref name="start"/>, without their indentation.</summary>
    public static string Block(string[] lines, int start)
    {
        static int Indent(string line) => line.Length - line.TrimStart().Length;
        StringBuilder block = new();
        int inner = Indent(lines[start + 1]);
        for (int i = start + 1; i < lines.Length && (lines[i].Trim().Length == 0 || Indent(lines[i]) >= inner); i++)
        {
            block.Append(lines[i].Length >= inner ? lines[i][inner..] : "").Append('\n');
        }

        return block.ToString();
    }

    public void Dispose() => folder.Dispose();
}
