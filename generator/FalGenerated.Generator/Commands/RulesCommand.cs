using System.CommandLine;
using FalGenerated.Generator.Diagnostics;
using FalGenerated.Generator.Drift.Rendering;

namespace FalGenerated.Generator.Commands;

/// <summary><c>rules</c>: the catalogue.</summary>
internal static class RulesCommand
{
    public static Command Create()
    {
        Option<string> format = new("--format") { Description = "text, markdown (or md), json.", DefaultValueFactory = _ => "text" };
        Command command = new("rules", "Print every rule of the drift check.") { format };
        command.SetAction((result, cancellationToken) => ExitCodeGuard.RunAsync(result.InvocationConfiguration.Error, async () =>
        {
            string text = result.GetValue(format) switch
            {
                "text" => RuleListing.Text(),
                "markdown" or "md" => RuleListing.Markdown(),
                "json" => RuleListing.Json(),
                string other => throw new UsageException($"the format {Truncate.Of(other, 40)} is not known; give text, markdown or json."),
                null => RuleListing.Text(),
            };
            await result.InvocationConfiguration.Output.WriteAsync(text.AsMemory(), cancellationToken);
            return ExitCodes.Clean;
        }));
        return command;
    }
}
