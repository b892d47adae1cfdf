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

    /// <summary>Waits for the job of an upscale and saves its result.</summary>
    /// <param name="job">The announced job.</param>
    /// <param name="quote">Its quote; null for a job that another run submitted.</param>
    /// <param name="options">Limits the wait.</param>
    /// <param name="cancellationToken">Stops waiting; the job goes on.</param>
    public async Task FollowAsync(FalJob<UpscaleVideoOutput> job, UpscaleQuote? quote, WaitOptions options, CancellationToken cancellationToken)
    {
        FalResponse<UpscaleVideoOutput> response = await WaitAsync(job, quote is not null, options, cancellationToken).ConfigureAwait(false);
        await ResultSaver.DeliverAsync(response, quote, target, connection.Client, session, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Waits for a job.</summary>
    /// <param name="job">The announced job.</param>
    /// <param name="isOwn">True if this command line submits it, so that the same line would submit the next.</param>
    /// <param name="options">Limits the wait.</param>
    /// <param name="cancellationToken">Stops waiting; the job goes on.</param>
    public async Task<FalResponse<TOutput>> WaitAsync<TOutput>(FalJob<TOutput> job, bool isOwn, WaitOptions options, CancellationToken cancellationToken)
        where TOutput : class
    {
        await connection.EnsureServerListensAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            await using QueueProgressLine line = new(session);
            return await job.WaitAsync(line, options, cancellationToken).ConfigureAwait(false);
        }
        catch (FalJobFailedException ended)
        {
            if (isOwn && connection.KeepsJobs)
            {
                session.Note(ended.Outcome == JobFailure.Expired ? "The same command reports this again; --again submits a new job." : "The same command submits a new job.");
            }

            throw;
        }
    }
}
