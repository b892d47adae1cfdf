namespace FalGenerated.Cli.Reporting;

/// <summary>The exit codes; scripts rely on them.</summary>
internal enum ExitCode
{
    /// <summary>Done.</summary>
    Done = 0,

    /// <summary>The service or the job said no.</summary>
    SaidNo = 1,

    /// <summary>Wrong usage, or an input that was refused before anything was sent.</summary>
    Refused = 2,

    /// <summary>Refused by price.</summary>
    TooDear = 3,

    /// <summary>The network failed and nothing was submitted: safe to run again.</summary>
    NotSubmitted = 4,

    /// <summary>A job exists, or may exist, and is not finished here: resume it, do not run again.</summary>
    Unfinished = 5,

    /// <summary>Interrupted before a submit.</summary>
    Interrupted = 130,
}
