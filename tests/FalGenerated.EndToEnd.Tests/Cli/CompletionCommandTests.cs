using System.Diagnostics;

namespace FalGenerated.EndToEnd.Tests.Cli;

/// <summary><c>completion</c>: a script for each shell, which asks the program itself.</summary>
public sealed class CompletionCommandTests
{
    [Theory]
    [InlineData("bash", "complete -o default -F _fal_upscale fal-upscale")]
    [InlineData("zsh", "compdef _fal_upscale fal-upscale")]
    [InlineData("fish", "complete -c fal-upscale")]
    [InlineData("powershell", "Register-ArgumentCompleter -Native -CommandName fal-upscale")]
    public async Task Script_OfEachShell_RegistersItselfAndAsksTheProgram(string shell, string registration)
    {
        using RunningCli run = new(new Dictionary<string, string>(), terminal: false, "completion", shell);

        CliResult script = await run.EndAsync();

        Assert.Equal(0, script.ExitCode);
        Assert.Contains(registration, script.Output, StringComparison.Ordinal);
        Assert.Contains("[suggest:", script.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("fal-upscale up", "upload", "upscale")]
    [InlineData("fal-upscale upscale --ti", "--tier")]
    [InlineData("fal-upscale upscale clip.mp4 --tier s", "standard")]
    [InlineData("fal-upscale upscale --resolution ", "1080p", "2k", "4k")]
    public async Task Bash_WithTheScript_CompletesCommandsOptionsAndValues(string typed, params string[] expected)
    {
        Assert.SkipUnless(File.Exists("/bin/bash"), "It takes bash.");
        using RunningCli run = new(new Dictionary<string, string>(), terminal: false, "completion", "bash");
        string script = (await run.EndAsync()).Output;
        string[] words = typed.Split(' ');
        string program = $$"""
            fal-upscale() { dotnet "{{CliProcess.Dll}}" "$@"; }
            {{script}}
            COMP_LINE='{{typed}}'; COMP_POINT={{typed.Length}}; COMP_WORDS=({{string.Join(' ', words.Select(word => $"'{word}'"))}}); COMP_CWORD={{words.Length - 1}}
            _fal_upscale
            printf '%s\n' "${COMPREPLY[@]}"
            """;

        using Process bash = Process.Start(new ProcessStartInfo("/bin/bash", ["-c", program]) { RedirectStandardOutput = true })!;
        string output = await bash.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await bash.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.Equal(expected.Order(StringComparer.Ordinal), output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Order(StringComparer.Ordinal));
    }
}
