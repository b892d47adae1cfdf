using FalGenerated.Cli.Arguments;
using FalGenerated.Cli.Connections;

namespace FalGenerated.Cli.Jobs;

/// <summary>How to go on after a run that leaves its job unfinished.</summary>
internal static class NextStep
{
    public const string InDoubt = "Look with 'fal-upscale jobs --resolve'; submit once more with --again only if there is no job.";

    public const string Gone = "The job is gone: it ended with the emulator in this process.";

    public const string Sync = "A job under --sync cannot be resumed: look at the dashboard before you run it again with --again.";

    /// <summary>A line that resumes a job, as a shell takes it.</summary>
    public static string Resume(FalJob job, Connection connection, OutputTarget target)
    {
        string line = $"Resume it with: fal-upscale upscale --resume {job.Token}";
        line += target.Path is null ? "" : $" --output '{target.Path.Replace("'", "'\\''", StringComparison.Ordinal)}'";
        return connection.Kind == ConnectionKind.Server ? $"{line} --server {connection.Options.QueueUrl}" : line;
    }

    /// <summary>An address without its query, which may be a credential.</summary>
    public static string Public(string address) => address.Split('?')[0];
}
