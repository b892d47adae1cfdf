using System.CommandLine;

namespace FalGenerated.Generator.Commands;

/// <summary>The verbs of the drift check.</summary>
internal static class DriftCommands
{
    public static void AddTo(RootCommand root)
    {
        root.Subcommands.Add(CheckCommand.Create());
        root.Subcommands.Add(CompareCommand.Create());
        root.Subcommands.Add(FetchCommand.Create());
        root.Subcommands.Add(UpdateCommand.Create());
        root.Subcommands.Add(AcceptCommand.Create());
        root.Subcommands.Add(ExplainCommand.Create());
        root.Subcommands.Add(RulesCommand.Create());
        root.Subcommands.Add(VerifyCommand.Create());
    }
}
