namespace FalGenerated.Cli.Reporting;

/// <summary>The exit codes, which scripts rely on.</summary>
internal enum ExitCode
{
    /// <summary>The command succeeded.</summary>
    Success = 0,

    /// <summary>The service refused, or the job failed.</summary>
    Failed = 1,

    /// <summary>Invalid usage, or input that was refused before anything was sent.</summary>
    Refused = 2,

    /// <summary>Refused by a price limit.</summary>
    PriceRefused = 3,

    /// <summary>The network failed and nothing was submitted: running again is safe.</summary>
    NotSubmitted = 4,

    /// <summary>A job exists, or may exist, and its result is not here yet: run the same command again to resume it.</summary>
    Unfinished = 5,

    /// <summary>Interrupted before a submit.</summary>
    Interrupted = 130,
}
