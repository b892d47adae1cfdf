using FalGenerated.BytedanceUpscaler;
using FalGenerated.Cli.Failures;
using FalGenerated.Cli.Hosting;
using FalGenerated.Cli.Reporting;
using FalGenerated.Cli.Terminal;
using Newtonsoft.Json.Linq;

namespace FalGenerated.Cli.Jobs;

/// <summary>Writes a quote to the report and turns its refusals into a failure.</summary>
internal static class QuoteReport
{
    public static IReadOnlyList<string> Keys { get; } = ["expectedUsd", "atLeastUsd", "atMostUsd", "predictedWidth", "predictedHeight", "maxScaleRatio", "assumptions"];

    public static void Fill(Report report, UpscaleQuote quote)
    {
        report.Set("expectedUsd", quote.ExpectedUsd);
        report.Set("atLeastUsd", quote.AtLeastUsd);
        report.Set("atMostUsd", quote.TryGetAtMostUsd(out decimal atMost) ? atMost : null);
        report.Set("predictedWidth", quote.PredictedSize?.Width);
        report.Set("predictedHeight", quote.PredictedSize?.Height);
        report.Set("maxScaleRatio", quote.MaxScaleRatio);
        report.Set("assumptions", new JArray(quote.Assumptions));
        report.Findings.AddRange(quote.Findings.Select(finding => (finding.Code, SnakeCase.Of(finding.Severity), finding.Message)));
    }

    /// <summary>Prints the warnings and throws on a refusal, unless it is forced.</summary>
    /// <exception cref="CommandException">The job is certain to fail.</exception>
    public static void Judge(Session session, UpscaleQuote quote, bool force)
    {
        foreach (Finding finding in quote.Findings.Where(finding => !finding.Refuses || force))
        {
            session.Note($"warning: {finding.Message}", Tone.Warning);
        }

        Finding[] refusals = [.. quote.Findings.Where(finding => finding.Refuses)];
        if (refusals.Length > 0 && !force)
        {
            throw new CommandException(ExitCode.Refused, refusals[0].Code, [.. refusals.Select(finding => finding.Message)]);
        }
    }
}
