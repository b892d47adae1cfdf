using FalGenerated.Emulator.Http;
using FalGenerated.Emulator.Persistence;
using FalGenerated.Emulator.Settings;
using FalGenerated.Emulator.Time;
using FalGenerated.Emulator.Webhooks;

namespace FalGenerated.Emulator.Jobs;

/// <summary>
/// The queue: it accepts jobs, lets them advance on the scheduler, and answers questions about them. The lifecycle itself is in the
/// other files of this class.
/// </summary>
internal sealed partial class JobEngine(
    Scheduler scheduler, CurrentOptions current, WebhookSender webhooks, JobStore store, Func<Submission, JobPlan> plan)
{
    private const long MostKeptBytes = 256L * 1024 * 1024;

    private readonly Dictionary<string, Job> jobs = new(StringComparer.Ordinal);
    private readonly List<Job> inOrder = [];
    private int accepted;
    private long keptBytes;

    private FalEmulatorOptions Settings => current.Value;

    /// <exception cref="DataFolderException">The data folder could not take the job; it was not accepted.</exception>
    public Job Submit(Submission submission) => scheduler.Do(() =>
    {
        var job = new Job(accepted + 1, Identifiers.NewId(), submission, scheduler.Now, plan(submission));
        store.Save(job);
        Add(job);
        ForgetOldest();
        Enter(job);
        return job;
    });

    /// <summary>Reads a job of this owner and app inside the lock; <paramref name="none"/> where there is none.</summary>
    public T Read<T>(string owner, string appId, string requestId, Func<Job, T> read, Func<T> none) => scheduler.Do(() =>
        jobs.TryGetValue(requestId, out var job) && !job.Expired && job.Submission.Owner == owner && job.Submission.AppId == appId
            ? read(job)
            : none());

    /// <summary>Reads any job inside the lock.</summary>
    public T Read<T>(Job job, Func<Job, T> read) => scheduler.Do(() => read(job));

    /// <summary>Makes a list of all jobs that are remembered, in order of submission.</summary>
    public IReadOnlyList<T> List<T>(Func<Job, T> read) => scheduler.Do<IReadOnlyList<T>>(() => [.. inOrder.Select(read)]);

    /// <summary>The number of a job, expired or not; null for an unknown id.</summary>
    public int? NumberOf(string requestId) => scheduler.Do(() => jobs.TryGetValue(requestId, out var job) ? job.Number : (int?)null);

    /// <summary>Requests that wait on the endpoint, those of other callers included.</summary>
    public int QueueLength() => scheduler.Do(() => Settings.OthersInQueue + inOrder.Count(job => job.State == JobState.InQueue));

    /// <summary>True if this owner runs as many jobs as it may.</summary>
    public bool AtLimit(string owner) => scheduler.Do(() => !MayStart(owner));

    /// <summary>Asks for a cancellation and returns what the service answers.</summary>
    public Reply Cancel(Job job) => scheduler.Do(() =>
    {
        if (job.State == JobState.Completed)
        {
            return Reply.StatusText(400, "ALREADY_COMPLETED");
        }

        job.CancelRequested = true;
        Keep(job);
        var queued = job.State == JobState.InQueue;
        if (queued || Settings.CancelStopsRun)
        {
            Complete(job, Cancelled());
        }

        return queued ? Reply.StatusText(200, "OK") : Reply.StatusText(202, "CANCELLATION_REQUESTED");
    });

    /// <summary>Forgets all jobs. An open status stream or direct run sees its job end as cancelled.</summary>
    public void Clear() => scheduler.Do(() =>
    {
        foreach (var job in inOrder.Where(job => job.State != JobState.Completed))
        {
            EndWork(job);
            job.State = JobState.Completed;
            job.Outcome = Outcome.Failure(499, "client_cancelled", "The emulator was reset");
            job.Touch();
        }

        store.Clear();
        jobs.Clear();
        inOrder.Clear();
        running.Clear();
        waiting.Clear();
        scheduler.Clear();
        accepted = 0;
        keptBytes = 0;
        return true;
    });

    private void Add(Job job)
    {
        accepted = job.Number;
        jobs.Add(job.RequestId, job);
        inOrder.Add(job);
        keptBytes += job.Submission.Input.Length;
    }

    private void ForgetOldest()
    {
        while ((inOrder.Count > Settings.MaxJobs || keptBytes > MostKeptBytes) && inOrder[0].State == JobState.Completed)
        {
            keptBytes -= inOrder[0].Submission.Input.Length;
            jobs.Remove(inOrder[0].RequestId);
            store.Delete(inOrder[0]);
            inOrder.RemoveAt(0);
        }
    }
}
