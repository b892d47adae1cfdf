using FalGenerated.Cli.Arguments;
using FalGenerated.Cli.Connections;
using FalGenerated.Cli.Hosting;
using FalGenerated.Cli.Reporting;

namespace FalGenerated.Cli.Jobs;

/// <summary>The beginning of every command that may pay: what the report says of the submit, and the job of an earlier run.</summary>
internal sealed class JobStart(OutputTarget target, Connection connection, Session session)
{
    /// <summary>Says in the report what is known of the submit, and reports an earlier run whose output went to its caller.</summary>
    public async Task<T?> ReportingAsync<T>(Func<Task<T?>> work)
        where T : class
    {
        session.Report.Submitted = Submitted.Unknown;
        try
        {
            return await work().ConfigureAwait(false);
        }
        catch (FalIdempotencyConflictException conflict) when (conflict.Present is { Token: null, State: JournalState.Finished })
        {
            EarlierRun.Report(conflict.Present, target, session);
            return null;
        }
        catch (Exception error) when (error is not FalOutcomeUnknownException)
        {
            session.Report.Submitted = session.Report.RequestId is null ? Submitted.No : Submitted.Yes;
            throw;
        }
    }

    /// <summary>Goes on with an earlier job; returns null if it is finished and its output is there.</summary>
    public async Task<FalJob<TOutput>?> AdoptAsync<TOutput>(FalJob<TOutput> job, CancellationToken cancellationToken)
        where TOutput : class
    {
        session.Report.Adopt(job);
        JournalEntry? entry = await connection.Client.Journal.ListAsync(cancellationToken)
            .FirstOrDefaultAsync(one => one.Token == job.Token, cancellationToken).ConfigureAwait(false);
        if (entry?.State == JournalState.Finished && target.IsOccupied)
        {
            target.ReportDone(entry, session);
            return null;
        }

        session.Note($"resuming the job that the same command submitted at {job.SubmittedAt:u} (--again submits a new one once it is over)");
        return job;
    }
}
