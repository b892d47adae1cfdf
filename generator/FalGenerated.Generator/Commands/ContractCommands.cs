using System.CommandLine;

namespace FalGenerated.Generator.Commands;

/// <summary>The commands of the program.</summary>
internal static class ContractCommands
{
    private static readonly Dictionary<string, Func<Command>> All = new(StringComparer.Ordinal)
    {
        ["normalize"] = NormalizeCommand.Create,
        ["generate"] = GenerateCommand.Create,
        ["page"] = PageCommand.Create,
        ["prices"] = PricesCommand.Create,
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

    /// <summary>Adds the command that the command line names, or all of them: a command that is not built costs no start-up.</summary>
    public static void AddTo(RootCommand root, string? name)
    {
        if (name is not null && All.TryGetValue(name, out Func<Command>? create))
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
