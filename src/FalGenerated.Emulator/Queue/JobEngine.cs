namespace FalGenerated.Emulator;

/// <summary>
/// The queue: it accepts jobs, lets them advance on the agenda, and answers questions about them. The lifecycle itself is in the
/// other file of this class.
/// </summary>
internal sealed partial class JobEngine(Agenda agenda, FalEmulatorOptions options)
{
    private readonly Dictionary<string, Job> jobs = new(StringComparer.Ordinal);
    private readonly List<Job> inOrder = [];

    public Job Submit(Submission submission, string? requestId = null) => agenda.Do(() =>
    {
        var job = new Job(inOrder.Count + 1, requestId ?? Identifiers.NewId(), submission, agenda.Now);
        jobs.Add(job.RequestId, job);
        inOrder.Add(job);
        Enter(job);
        return job;
    });

    /// <summary>Reads a job of this key and app inside the lock; <paramref name="none"/> where there is none.</summary>
    public T Read<T>(string key, string appId, string requestId, Func<Job, T> read, Func<T> none) => agenda.Do(() =>
        jobs.TryGetValue(requestId, out var job) && !job.Expired && job.Submission.Key == key && job.Submission.AppId == appId
            ? read(job)
            : none());

    /// <summary>Reads any job inside the lock.</summary>
    public T Read<T>(Job job, Func<Job, T> read) => agenda.Do(() => read(job));

    public IReadOnlyList<JobSnapshot> Snapshots() => agenda.Do<IReadOnlyList<JobSnapshot>>(() => [.. inOrder.Select(JobSnapshot.Of)]);

    /// <summary>Jobs that wait to start, of all keys.</summary>
    public int QueueLength() => agenda.Do(() => inOrder.Count(job => job.State == JobState.InQueue));

    /// <summary>True if this key runs as many jobs as it may.</summary>
    public bool AtLimit(string key) => agenda.Do(() => !MayStart(key));

    /// <summary>Asks for a cancellation and returns what the service answers.</summary>
    public Reply Cancel(Job job) => agenda.Do(() =>
    {
        if (job.State == JobState.Completed)
        {
            return Reply.StatusText(400, "ALREADY_COMPLETED");
        }

        if (job.State == JobState.InQueue)
        {
            job.CancelRequested = true;
            Complete(job, Outcome.Failure(499, "client_cancelled", "Request was cancelled by the client"));
            return Reply.StatusText(200, "OK");
        }

        SignalRunner(job);
        return Reply.StatusText(202, "CANCELLATION_REQUESTED");
    });

    public void Clear() => agenda.Do(() =>
    {
        jobs.Clear();
        inOrder.Clear();
        running.Clear();
        waiting.Clear();
        agenda.Clear();
        return true;
    });
}
