namespace FalGenerated.Benchmarks.Load;

/// <summary>Submits a job, follows it to its end, and fetches its result: by this SDK, or by a bare <see cref="HttpClient"/>.</summary>
internal interface IJobRunner : IDisposable
{
    /// <summary>Returns the time stamp at which the server says that the job was over.</summary>
    Task<long> RunAsync(string videoUrl);
}
