using System.CommandLine;
using FalGenerated.Generator.Drift.Fetching;
using FalGenerated.Generator.Drift.Lock;
using FalGenerated.Generator.Drift.Policy;
using FalGenerated.Generator.Drift.Reporting;

namespace FalGenerated.Generator.Commands;

/// <summary><c>check</c>: the pins against what is live; for a schedule, never for a contributor's build.</summary>
internal static class CheckCommand
{
    public static Command Create()
    {
        SourceOptions source = new();
        ReportOptions options = new();
        Command command = new("check", "Compare each pin with the live document and page.");
        source.AddTo(command);
        options.AddTo(command);
        command.SetAction((result, cancellationToken) => ExitCodeGuard.RunAsync(result.InvocationConfiguration.Error, async () =>
        {
            options.Check(result);
            string folder = result.GetRequiredValue(source.Root);
            DateOnly today = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime);
            IgnoreList ignores = IgnoreList.Read(Path.Combine(folder, IgnoreList.FileName), today);
            LiveSource live = source.Source(result);
            List<ComparedContract> compared = [];
            int failure = ExitCodes.Clean;
            foreach (LockEntry entry in source.Entries(result, LockFile.Read(folder)))
            {
                int code = await ExitCodeGuard.RunAsync(result.InvocationConfiguration.Error, async () =>
                {
                    compared.Add(PinComparison.Compare(entry, await live.GetAsync(entry, cancellationToken), options.Reader(result)));
                    return ExitCodes.Clean;
                });
                failure = failure == ExitCodes.Clean ? code : Math.Min(failure, code);
            }

            if (compared.Count == 0)
            {
                return failure;
            }

            int drift = options.Write(result, new DriftReport
            {
                Contracts = [.. compared.Select(contract => contract with { Findings = ignores.Apply(contract.Findings, today) })],
                FailOn = options.FailOn(result),
                Remarks = ignores.Remarks([.. compared.SelectMany(contract => contract.Findings)], today),
                Omissions = live.HasPage ? [] : ["the page with the prices was not looked at, because one document was given"],
            });
            return failure == ExitCodes.Clean ? drift : failure;
        }));
        return command;
    }
}
