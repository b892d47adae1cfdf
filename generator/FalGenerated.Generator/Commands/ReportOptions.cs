using System.CommandLine;
using FalGenerated.Generator.Diagnostics;
using FalGenerated.Generator.Drift.Levels;
using FalGenerated.Generator.Drift.Policy;
using FalGenerated.Generator.Drift.Rendering;
using FalGenerated.Generator.Drift.Reporting;
using FalGenerated.Generator.Files;

namespace FalGenerated.Generator.Commands;

/// <summary>The options that every command with a report has, and what it does with the report.</summary>
internal sealed class ReportOptions
{
    private readonly Option<string> failOn = new("--fail-on") { Description = "Exit code 1 from this level on: breaking, warning, info; or never.", DefaultValueFactory = _ => "breaking" };
    private readonly Option<string> format = new("--format") { Description = "text, markdown, json, sarif, github, junit or msbuild.", DefaultValueFactory = _ => "text" };
    private readonly Option<string[]> outputs = new("--out") { Description = "Also write FORMAT=FILE; may be repeated." };
    private readonly Option<string> reader = new("--reader") { Description = "typed; strict, to which absent and null are two things; tolerant-enums.", DefaultValueFactory = _ => "typed" };
    private readonly Option<bool> strictIgnores = new("--strict-ignores") { Description = "Exit code 2 for a stale ignore entry." };
    private readonly Option<bool> noColor = new("--no-color") { Description = "No colour, even on a terminal." };

    public void AddTo(Command command)
    {
        command.Options.Add(failOn);
        command.Options.Add(format);
        command.Options.Add(outputs);
        command.Options.Add(reader);
        command.Options.Add(strictIgnores);
        command.Options.Add(noColor);
    }

    public ReaderKind Reader(ParseResult result) => result.GetValue(reader) switch
    {
        "typed" or null => ReaderKind.Typed,
        "strict" => ReaderKind.Strict,
        "tolerant-enums" => ReaderKind.TolerantEnums,
        string other => throw new UsageException($"--reader {Truncate.Of(other, 40)} is not known; give typed, strict or tolerant-enums."),
    };

    public Level? FailOn(ParseResult result) => result.GetValue(failOn) switch
    {
        "breaking" or null => Level.Breaking,
        "warning" => Level.Warning,
        "info" => Level.Info,
        "never" => null,
        string other => throw new UsageException($"--fail-on {Truncate.Of(other, 40)} is not known; give breaking, warning, info or never."),
    };

    /// <summary>To be called before anything is fetched or compared, so that a mistyped option costs nothing.</summary>
    public void Check(ParseResult result)
    {
        Targets(result);
        Reader(result);
        FailOn(result);
    }

    public IReadOnlyList<ReportTarget> Targets(ParseResult result)
    {
        List<ReportTarget> targets = [new(FormatOf(result.GetValue(format) ?? "text"), null)];
        foreach (string target in result.GetValue(outputs) ?? [])
        {
            int equals = target.IndexOf('=', StringComparison.Ordinal);
            if (equals < 1 || equals == target.Length - 1)
            {
                throw new UsageException($"--out {Truncate.Of(target, 80)} is not FORMAT=FILE; write for example --out sarif=drift.sarif.");
            }

            targets.Add(new(FormatOf(target[..equals]), target[(equals + 1)..]));
        }

        return targets;
    }

    /// <summary>Writes the report everywhere and gives the exit code.</summary>
    public int Write(ParseResult result, DriftReport report)
    {
        foreach ((ReportFormat form, string? file) in Targets(result))
        {
            if (file is null)
            {
                bool color = form == ReportFormat.Text && !result.GetValue(noColor) && !Console.IsOutputRedirected && Environment.GetEnvironmentVariable("NO_COLOR") is null or "";
                result.InvocationConfiguration.Output.Write(ReportRenderer.Render(report, form, color && ReferenceEquals(result.InvocationConfiguration.Output, Console.Out)));
            }
            else
            {
                AtomicFile.WriteIfDifferent(file, System.Text.Encoding.UTF8.GetBytes(ReportRenderer.Render(report, form)));
            }
        }

        if (result.GetValue(strictIgnores) && report.Remarks.Count > 0)
        {
            throw new UsageException(string.Join('\n', report.Remarks));
        }

        return report.Fails ? ExitCodes.Drift : ExitCodes.Clean;
    }

    private static ReportFormat FormatOf(string name) => name.ToLowerInvariant() switch
    {
        "text" => ReportFormat.Text,
        "markdown" => ReportFormat.Markdown,
        "json" => ReportFormat.Json,
        "sarif" => ReportFormat.Sarif,
        "github" => ReportFormat.Github,
        "junit" => ReportFormat.Junit,
        "msbuild" => ReportFormat.Msbuild,
        _ => throw new UsageException($"the format {Truncate.Of(name, 40)} is not known; give text, markdown, json, sarif, github, junit or msbuild."),
    };
}
