using System.CommandLine;
using FalGenerated.Generator.ContractPage;
using FalGenerated.Generator.Diagnostics;
using FalGenerated.Generator.Drift.Fetching;
using FalGenerated.Generator.Drift.Lock;
using FalGenerated.Generator.Drift.Pinning;
using FalGenerated.Generator.Drift.Policy;
using FalGenerated.Generator.Drift.Reporting;
using FalGenerated.Generator.Files;

namespace FalGenerated.Generator.Commands;

/// <summary><c>check</c>: the pins against what is live; for a schedule, never for a contributor's build.</summary>
internal static class CheckCommand
{
    public static Command Create()
    {
        SourceOptions source = new();
        ReportOptions options = new();
        Command command = new("check", "Compare each pin with the live document and page.");
        Option<bool> record = new("--record") { Description = "Enter into the lock that the pin was compared, with date and result." };
        Option<DateOnly?> served = new("--served") { Description = "With --record and --from: the day on which the service served the file, such as 2027-01-31." };
        command.Options.Add(record);
        command.Options.Add(served);
        source.AddTo(command);
        options.AddTo(command);
        command.SetAction((result, cancellationToken) => ExitCodeGuard.RunAsync(result.InvocationConfiguration.Error, async () =>
        {
            options.Check(result);
            string folder = result.GetRequiredValue(source.Root);
            TimeProvider time = TimeProvider.System;
            if (result.GetValue(served) is not null && !(result.GetValue(record) && source.IsFile(result)))
            {
                throw new UsageException("--served goes with --record and --from: what is fetched was served today.");
            }

            DateOnly today = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
            IgnoreList ignores = IgnoreList.Read(Path.Combine(folder, IgnoreList.FileName), today);
            LockFile file = LockFile.Read(folder);
            LiveSource live = source.Source(result);
            List<ComparedContract> compared = [];
            List<string> foreseen = [];
            int failure = ExitCodes.Clean;
            foreach (LockEntry entry in source.Entries(result, file))
            {
                int code = await ExitCodeGuard.RunAsync(result.InvocationConfiguration.Error, async () =>
                {
                    LiveTexts texts = await live.GetAsync(entry, cancellationToken);
                    ComparedContract contract = PinComparison.Compare(entry, texts, options.Reader(result));
                    compared.Add(contract);
                    foreseen.AddRange(UpdateForecast.Of(file, entry, texts).Select(problem => $"after an update, {problem.File}({problem.Position.Line},{problem.Position.Column}): {problem.Message}"));
                    if (result.GetValue(record))
                    {
                        DateOnly? day = source.IsFile(result) ? result.GetValue(served) : today;
                        ComparisonRecorder.Record(entry, texts.Document, contract.Findings, day, time.GetUtcNow());
                    }

                    return ExitCodes.Clean;
                });
                failure = failure == ExitCodes.Clean ? code : Math.Min(failure, code);
            }

            if (result.GetValue(record))
            {
                AtomicFile.WriteIfDifferent(file.Path, file.ToBytes());
                foreach (LockEntry entry in LockFile.Read(folder).Entries)
                {
                    CommittedPage.Refresh(entry);
                }
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
                Omissions = [.. foreseen, .. live.HasPage ? (string[])[] : ["the page with the prices was not looked at, because one document was given"]],
            });
            return failure == ExitCodes.Clean ? drift : failure;
        }));
        return command;
    }
}
