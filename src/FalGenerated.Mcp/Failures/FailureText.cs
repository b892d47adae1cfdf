using System.Globalization;

namespace FalGenerated.Mcp.Failures;

/// <summary>
/// Says in one sentence what is wrong, and what a model can do about it: it can change neither the server's options nor the SDK's, which the
/// messages of some exceptions advise.
/// </summary>
internal static class FailureText
{
    /// <summary>The sentence for an exception; null for an unexpected one.</summary>
    public static string? Of(Exception error) => error switch
    {
        ToolException refused => refused.Message,
        FalSpendingLimitException limit => OfLimit(limit),
        FalOutcomeUnknownException =>
            "The submit was sent and its outcome is not known, so that a job may exist and be billed: call upscale with the same video and options, which looks it up free of charge and never submits it twice.",
        FalTransferException { Reason: TransferFailure.HostNotPublic } transfer =>
            $"The host '{transfer.Host}' is not on the public internet, so nothing was sent to it: give a file in an allowed folder, or a public https address.",
        FalForeignAddressException foreign =>
            $"The job belongs to '{foreign.Host}', which this server is not connected to, so nothing was sent: start the server with the connection that made the job.",
        FalJournalException journal => $"The ledger cannot be trusted, so nothing is paid: {journal.Message}",
        FalException known => known.Message,
        // .NET reports a missing assembly like a missing file, but it is a defect of this program.
        FileLoadException => null,
        FileNotFoundException { FileName: { } name } when name.Contains("Version=", StringComparison.Ordinal) => null,
        IOException or UnauthorizedAccessException => error.Message,
        _ => null,
    };

    private static string OfLimit(FalSpendingLimitException limit) => limit.Kind switch
    {
        SpendingLimitKind.Job => string.Create(
            CultureInfo.InvariantCulture, $"The job may cost {limit.AtMostUsd} USD, above the {limit.LimitUsd} USD that this call allows, so nothing was sent."),
        SpendingLimitKind.Budget => string.Create(
            CultureInfo.InvariantCulture,
            $"The job may cost {limit.AtMostUsd} USD and {limit.LeftUsd} USD is left of the total of {limit.LimitUsd} USD, so nothing was sent: no tool raises this limit, only the operator does."),
        _ => $"The price is not known, so nothing was sent: {FirstSentence(limit.Because ?? "No price is published.")}",
    };

    // What follows it advises a caller of the SDK.
    private static string FirstSentence(string text) => text.IndexOf(". ", StringComparison.Ordinal) is var end and >= 0 ? text[..(end + 1)] : text;
}
