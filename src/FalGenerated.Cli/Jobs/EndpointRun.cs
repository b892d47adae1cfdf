using FalGenerated.Cli.Arguments;
using FalGenerated.Cli.Connections;
using FalGenerated.Cli.Failures;
using FalGenerated.Cli.Hosting;
using FalGenerated.Cli.Reporting;
using FalGenerated.Cli.Terminal;
using Newtonsoft.Json.Linq;

namespace FalGenerated.Cli.Jobs;

/// <summary>Turns a <c>run</c> command line into a job: the one that the same line had, or a new one. What costs comes last.</summary>
internal sealed class EndpointRun(FalEndpoint<JObject, JObject> endpoint, JObject input, SubmitOptions submit, OutputTarget target, string? folder, Connection connection, Session session)
{
    private readonly JobStart start = new(target, connection, session);

    /// <summary>Returns the job of the command: the existing one or a new one. Null if an earlier run has done everything already.</summary>
    public Task<FalJob<JObject>?> JobAsync(CancellationToken cancellationToken) => start.ReportingAsync(async () =>
    {
        if (await FindAsync(cancellationToken).ConfigureAwait(false) is { } earlier)
        {
            return await start.AdoptAsync(earlier, cancellationToken).ConfigureAwait(false);
        }

        EnsureWritable();
        IReadOnlyList<Finding> findings = endpoint.Validate(input);
        session.Report.Findings.AddRange(findings.Select(finding => (finding.Code, SnakeCase.Of(finding.Severity), finding.Message)));
        await connection.EnsureServerListensAsync(cancellationToken).ConfigureAwait(false);
        return await endpoint.SubmitAsync(input, submit, cancellationToken).ConfigureAwait(false);
    });

    private async Task<FalJob<JObject>?> FindAsync(CancellationToken cancellationToken)
    {
        await using LiveRow row = session.Screen.StartWait("looking for an earlier job");
        return await endpoint.FindJobAsync(input, submit, cancellationToken).ConfigureAwait(false);
    }

    private void EnsureWritable()
    {
        target.EnsureWritable();
        if (folder is not null && !Directory.Exists(folder))
        {
            throw new CommandException(ExitCode.Refused, "output_folder_missing", $"The folder '{folder}' does not exist; create it or choose another --output-folder.");
        }
    }
}
