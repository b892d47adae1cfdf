using System.CommandLine;
using FalGenerated.Generator.Diagnostics;
using FalGenerated.Generator.Drift.Policy;
using FalGenerated.Generator.Drift.Reporting;
using FalGenerated.Generator.Json;

namespace FalGenerated.Generator.Commands;

/// <summary><c>compare A B</c>: two files; no network, no lock.</summary>
internal static class CompareCommand
{
    public static Command Create()
    {
        Argument<string> old = new("old") { Description = "The document that deployed clients were built from." };
        Argument<string> now = new("new") { Description = "The document to judge." };
        Option<string?> ignores = new("--ignores") { Description = "A list of accepted findings, such as openapi/drift.ignore.json." };
        ReportOptions options = new();
        Command command = new("compare", "Say what a change of a document breaks, and for whom.") { old, now, ignores };
        options.AddTo(command);
        command.SetAction((result, cancellationToken) => ExitCodeGuard.RunAsync(result.InvocationConfiguration.Error, () =>
        {
            options.Check(result);
            ComparedContract contract = ComparisonRun.Compare(Read(result.GetRequiredValue(old)), Read(result.GetRequiredValue(now)), options.Reader(result));
            DateOnly today = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime);
            IgnoreList list = result.GetValue(ignores) is { } path ? IgnoreList.Read(path, today) : IgnoreList.Empty;
            DriftReport report = new()
            {
                Contracts = [contract with { Findings = list.Apply(contract.Findings, today) }],
                FailOn = options.FailOn(result),
                Remarks = list.Remarks(contract.Findings, today),
            };
            return Task.FromResult(options.Write(result, report));
        }));
        return command;
    }

    private static SourceText Read(string path)
    {
        if (!File.Exists(path))
        {
            throw new UsageException($"the file {DisplayPath.Of(path)} is not there.");
        }

        return new SourceText(DisplayPath.Of(path), File.ReadAllBytes(path));
    }
}
