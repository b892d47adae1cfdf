namespace FalGenerated.Cli.Commands;

/// <summary>The completion scripts. Each asks the program itself, by its <c>[suggest:N]</c> directive, where N is the cursor's position.</summary>
internal static class CompletionScripts
{
    private const string Bash = """
        # Add to ~/.bashrc:  source <(fal-upscale completion bash)
        _fal_upscale() {
            local line="${COMP_LINE#*[[:space:]]}"
            local position=$((COMP_POINT - ${#COMP_LINE} + ${#line}))
            local IFS=$'\n'
            COMPREPLY=($(compgen -W "$(fal-upscale "[suggest:$position]" "$line" 2>/dev/null)" -- "${COMP_WORDS[COMP_CWORD]}"))
        }
        complete -o default -F _fal_upscale fal-upscale

        """;

    private const string Zsh = """
        # Add to ~/.zshrc, after compinit:  source <(fal-upscale completion zsh)
        _fal_upscale() {
            local line="${BUFFER#*[[:space:]]}"
            local position=$((CURSOR - ${#BUFFER} + ${#line}))
            local -a words_found=("${(@f)$(fal-upscale "[suggest:$position]" "$line" 2>/dev/null)}")
            compadd -- "${words_found[@]:#}"
            _files
        }
        compdef _fal_upscale fal-upscale

        """;

    private const string Fish = """
        # Add to ~/.config/fish/config.fish:  fal-upscale completion fish | source
        function __fal_upscale_complete
            set -l line (commandline -cp | string replace -r '^\s*\S+\s' '')
            fal-upscale "[suggest:"(string length -- "$line")"]" "$line" 2>/dev/null
        end
        complete -c fal-upscale -a '(__fal_upscale_complete)'

        """;

    private const string PowerShell = """
        # Add to $PROFILE:  fal-upscale completion powershell | Out-String | Invoke-Expression
        Register-ArgumentCompleter -Native -CommandName fal-upscale -ScriptBlock {
            param($wordToComplete, $commandAst, $cursorPosition)
            $text = $commandAst.ToString().PadRight($cursorPosition).Substring(0, $cursorPosition)
            $line = $text -replace '^\s*\S+\s', ''
            fal-upscale "[suggest:$($line.Length)]" "$line" 2>$null | ForEach-Object {
                [System.Management.Automation.CompletionResult]::new($_, $_, 'ParameterValue', $_)
            }
        }

        """;

    /// <summary>Gets the supported shells.</summary>
    public static IReadOnlyList<string> Shells { get; } = ["bash", "zsh", "fish", "powershell"];

    /// <summary>Returns the script of one of <see cref="Shells"/>.</summary>
    public static string Of(string shell) => shell switch
    {
        "bash" => Bash,
        "zsh" => Zsh,
        "fish" => Fish,
        _ => PowerShell,
    };
}
