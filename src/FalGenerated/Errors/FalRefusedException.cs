namespace FalGenerated;

/// <summary>The input is certain to fail, so it was not sent and costs nothing. <see cref="SubmitOptions.SkipValidation"/> sends it all the same.</summary>
public sealed class FalRefusedException : FalException
{
    /// <summary>Makes one.</summary>
    /// <param name="findings">All findings, refusals first.</param>
    public FalRefusedException(IReadOnlyList<Finding> findings)
        : base(string.Join(" ", (findings ?? throw new ArgumentNullException(nameof(findings))).Where(finding => finding.Refuses).Select(finding => finding.Message))) =>
        Findings = findings;

    /// <summary>All findings, refusals first; warnings are among them.</summary>
    public IReadOnlyList<Finding> Findings { get; }
}
