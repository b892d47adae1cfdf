using System.CommandLine;
using FalGenerated.Generator.ContractPage;
using FalGenerated.Generator.Drift.Lock;

namespace FalGenerated.Generator.Commands;

/// <summary><c>page</c>: the page beside each pin, for people who read no JSON.</summary>
internal static class PageCommand
{
    public static Command Create()
    {
        Option<string> root = ContractOptions.Root();
        Option<bool> write = new("--write") { Description = $"Refresh {PageContent.FileName} beside each pin instead of printing." };
        Command command = new("page", "Print what each pin says: members, prices, rules.") { root, write };
        command.SetAction((result, cancellationToken) => ExitCodeGuard.RunAsync(result.InvocationConfiguration.Error, async () =>
        {
            foreach (LockEntry entry in LockFile.Read(result.GetRequiredValue(root)).Entries)
            {
                if (result.GetValue(write))
                {
                    CommittedPage.Write(entry);
                    continue;
                }

                await result.InvocationConfiguration.Output.WriteAsync(PageContent.Of(entry).AsMemory(), cancellationToken);
            }

            return ExitCodes.Clean;
        }));
        return command;
    }
}
