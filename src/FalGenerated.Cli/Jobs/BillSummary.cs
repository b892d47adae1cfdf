using FalGenerated.BytedanceUpscaler;
using FalGenerated.Cli.Reporting;

namespace FalGenerated.Cli.Jobs;

/// <summary>Compares the cost of a finished job with its quote.</summary>
internal static class BillSummary
{
    /// <summary>Fills the report and returns the line to print.</summary>
    public static string Settle(FalResponse<UpscaleVideoOutput> response, UpscaleQuote? quote, Report report)
    {
        string seconds = Report.Text(response.Output.Duration) ?? "an unknown number of";
        UpscaleReconciliation? bill = quote?.Reconcile(response.Output, response.BillableUnits);
        report.CostUsd = bill?.ActualUsd;
        report.Findings.AddRange((bill?.Findings ?? []).Select(finding => (finding.Code, SnakeCase.Of(finding.Severity), finding.Message)));
        return bill switch
        {
            { Findings: [var odd, ..], ActualUsd: null } => odd.Message,
            { IsAmbiguous: true } => $"billed {seconds} s: {string.Join(" or ", bill.Readings.Select(usd => Report.Text(usd)))} USD, because it is undocumented whether the seconds include the factor of pro; see your invoice",
            { ActualUsd: { } actual } => $"billed {seconds} s, {Report.Text(actual)} USD (expected {Report.Text(bill.ExpectedUsd) ?? "unknown"} USD)",
            _ => $"billed {seconds} s, cost unknown",
        };
    }
}
