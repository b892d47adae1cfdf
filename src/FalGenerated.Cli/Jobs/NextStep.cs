using FalGenerated.BytedanceUpscaler;
using FalGenerated.Cli.Arguments;
using FalGenerated.Cli.Connections;
using FalGenerated.Cli.Hosting;

namespace FalGenerated.Cli.Jobs;

/// <summary>Advice for a run that leaves its job unfinished.</summary>
internal static class NextStep
{
    public const string InDoubt =
        "Run the same command again to look the job up, free of charge ('fal-upscale jobs --resolve' looks up all of them); submit a new job with --again only if there is none.";

    public const string Gone = "The job is gone: it ended with the emulator in this process.";

    public const string Sync = "The output of a run goes to its caller only: run the same command again to look it up, free of charge, and pay for another with --again only if there is none.";

    /// <summary>Returns the command that resumes a job, quoted for a shell.</summary>
    public static string Resume(FalJob job, Connection connection, OutputTarget target, Session session)
    {
        string start = job is FalJob<UpscaleVideoOutput> ? "upscale" : $"run {job.EndpointId}";
        string command = $"Resume it with: fal-upscale {start} --resume {Name(job, session)}";
        command += target.Path is null ? "" : $" --output '{target.Path.Replace("'", "'\\''", StringComparison.Ordinal)}'";
        return connection.Kind == ConnectionKind.Server ? $"{command} --server {connection.Options.QueueUrl}" : command;
    }

    /// <summary>Returns an address without its query, which may be a credential.</summary>
    public static string WithoutQuery(string address) => address.Split('?')[0];

    // A terminal is read on this machine, whose journal knows the id. A log may be read on any, where only the token names the job.
    private static string Name(FalJob job, Session session) => session.Screen.IsTerminal ? job.RequestId : job.Token;
}
