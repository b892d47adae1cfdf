using System.CommandLine;

namespace FalGenerated.Generator.Commands;

/// <summary>The verbs of the program.</summary>
internal static class ContractCommands
{
    private static readonly Dictionary<string, Func<Command>> All = new(StringComparer.Ordinal)
    {
        ["normalize"] = NormalizeCommand.Create,
        ["generate"] = GenerateCommand.Create,
        ["page"] = PageCommand.Create,
        ["add"] = AddCommand.Create,
        ["check"] = CheckCommand.Create,
        ["compare"] = CompareCommand.Create,
        ["fetch"] = FetchCommand.Create,
        ["update"] = UpdateCommand.Create,
        ["accept"] = AcceptCommand.Create,
        ["explain"] = ExplainCommand.Create,
        ["rules"] = RulesCommand.Create,
        ["verify"] = VerifyCommand.Create,
    };

    /// <summary>Adds the verb that the command line names, or all of them: a verb that is not built costs no start-up.</summary>
    public static void AddTo(RootCommand root, string? verb)
    {
        if (verb is not null && All.TryGetValue(verb, out Func<Command>? create))
        {
            root.Subcommands.Add(create());
            return;
        }

        foreach (Func<Command> each in All.Values)
        {
            root.Subcommands.Add(each());
        }
    }
}
