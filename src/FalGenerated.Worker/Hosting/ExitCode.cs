namespace FalGenerated.Worker.Hosting;

/// <summary>The exit codes, which scripts rely on. They are those of <c>fal-upscale</c>.</summary>
internal enum ExitCode
{
    /// <summary>All clips are finished.</summary>
    Success = 0,

    /// <summary>A job failed.</summary>
    Failed = 1,

    /// <summary>Invalid usage, a database that is not ready, or a clip that was refused before anything was sent.</summary>
    Refused = 2,

    /// <summary>A limit does not allow a clip.</summary>
    OverLimit = 3,

    /// <summary>A job exists, or may exist, and its output is not here yet.</summary>
    Unfinished = 5,
}
