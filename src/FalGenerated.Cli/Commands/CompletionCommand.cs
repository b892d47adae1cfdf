using System.CommandLine;
using FalGenerated.Cli.Arguments;
using FalGenerated.Cli.Hosting;

namespace FalGenerated.Cli.Commands;

/// <summary>The <c>completion</c> command: prints the script that completes commands, options and values in a shell.</summary>
internal sealed class CompletionCommand : CliCommand
{
    private readonly Argument<string> shell = OptionParsers.Argument<string>(
        "shell", "SHELL", $"The shell: {string.Join(", ", CompletionScripts.Shells)}.", ArgumentArity.ExactlyOne);

    public CompletionCommand()
        : base("completion", "Print the completion script of a shell.")
    {
        shell.CompletionSources.Add(_ => CompletionScripts.Shells.Select(name => new System.CommandLine.Completions.CompletionItem(name)));
        shell.Validators.Add(result =>
        {
            foreach (string other in result.Tokens.Select(token => token.Value).Where(name => !CompletionScripts.Shells.Contains(name)))
            {
                result.AddError($"There is no completion script for '{other}'; use {string.Join(", ", CompletionScripts.Shells)}.");
            }
        });
        Add(shell);
    }

    public override Task RunAsync(ParseResult parse, Session session, CancellationToken cancellationToken)
    {
        session.WriteText(CompletionScripts.Of(parse.GetRequiredValue(shell)));
        return Task.CompletedTask;
    }
}
