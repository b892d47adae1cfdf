using System.CommandLine;

namespace FalGenerated.Generator.Commands;

/// <summary>The verbs of the drift check.</summary>
internal static class DriftCommands
{
    private static readonly Dictionary<string, Func<Command>> Verbs = new(StringComparer.Ordinal)
    {
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
        if (verb is not null && Verbs.TryGetValue(verb, out Func<Command>? create))
        {
            root.Subcommands.Add(create());
            return;
        }

        foreach (Func<Command> each in Verbs.Values)
        {
            root.Subcommands.Add(each());
        }
    }
}
