using FalGenerated.BytedanceUpscaler;
using FalGenerated.Cli.Arguments;
using FalGenerated.Cli.Connections;
using FalGenerated.Cli.Hosting;

namespace FalGenerated.Cli.Jobs;

/// <summary>Announces a job, waits for it and saves its result.</summary>
internal sealed class JobFollower(OutputTarget target, Connection connection, Session session)
{
    /// <summary>Prints the names of the job; from here on a failure leaves it unfinished.</summary>
    public void Announce(FalJob job)
    {
        session.Report.Adopt(job);
        session.Report.NextStep = connection.KeepsJobs ? NextStep.Resume(job, connection, target, session) : NextStep.Gone;
        session.WriteLine($"request {job.RequestId}");
        if (connection.KeepsJobs && !session.Screen.IsTerminal)
        {
            session.Note($"token {job.Token}");
        }
    }

    /// <summary>Waits for the job and saves its result.</summary>
    /// <param name="job">The announced job.</param>
    /// <param name="quote">Its quote; null for a job that another run submitted.</param>
    /// <param name="options">Limits the wait.</param>
    /// <param name="cancellationToken">Stops waiting; the job goes on.</param>
    public async Task FollowAsync(FalJob<UpscaleVideoOutput> job, UpscaleQuote? quote, WaitOptions options, CancellationToken cancellationToken)
    {
        await connection.EnsureServerListensAsync(cancellationToken).ConfigureAwait(false);
        FalResponse<UpscaleVideoOutput> response;
        try
        {
            await using QueueProgressLine line = new(session);
            response = await job.WaitAsync(line, options, cancellationToken).ConfigureAwait(false);
        }
        catch (FalJobFailedException ended)
        {
            if (quote is not null && connection.KeepsJobs)
            {
                session.Note(ended.Outcome == JobFailure.Expired ? "The same command reports this again; --again submits a new job." : "The same command submits a new job.");
            }

            throw;
        }

        await ResultSaver.DeliverAsync(response, quote, target, connection.Client, session, cancellationToken).ConfigureAwait(false);
    }
}
