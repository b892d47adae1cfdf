namespace FalGenerated.Cli.Reporting;

/// <summary>Tells whether a job exists because of this run or the one that it resumes.</summary>
internal enum Submitted
{
    /// <summary>Nothing was submitted.</summary>
    No,

    /// <summary>A job exists.</summary>
    Yes,

    /// <summary>A submit was sent and its answer was lost.</summary>
    Unknown,
}
