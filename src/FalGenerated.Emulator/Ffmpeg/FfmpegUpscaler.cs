using System.Globalization;

namespace FalGenerated.Emulator.Ffmpeg;

/// <summary>Resamples videos with ffmpeg, a few at a time and each within a time limit.</summary>
internal sealed class FfmpegUpscaler(FfmpegTools tools, int mostProcesses, TimeSpan timeout, TimeProvider clock) : IDisposable
{
    private const int ProgressStep = 10;

    private readonly SemaphoreSlim slots = new(mostProcesses);

    public FfmpegTools Tools => tools;

    /// <summary>Runs work that starts programs, when its turn has come and until the time limit.</summary>
    /// <exception cref="TimeoutException">The limit has passed; the program was ended.</exception>
    public async Task<T> InTurnAsync<T>(Func<CancellationToken, Task<T>> work, CancellationToken cancellationToken)
    {
        await slots.WaitAsync(cancellationToken).ConfigureAwait(false);
        using var limit = new CancellationTokenSource(timeout, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            return await work(either.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw new TimeoutException(string.Create(
                CultureInfo.InvariantCulture, $"The emulator's ffmpeg took more than {timeout.TotalSeconds:0.###} s and was ended."));
        }
        finally
        {
            slots.Release();
        }
    }

    /// <summary>Writes the upscaled video to <paramref name="target"/>: lanczos, H.264 in mp4, the sound of the source as AAC.</summary>
    /// <exception cref="FfmpegException">ffmpeg failed; the message holds its own words.</exception>
    public async Task UpscaleAsync(UpscaleJob job, string target, Action<string> log, CancellationToken cancellationToken)
    {
        var reached = 0;
        void Report(string line)
        {
            if (PercentOf(line, job.Source.Seconds) is { } percent && percent / ProgressStep > reached / ProgressStep)
            {
                reached = percent;
                log(string.Create(CultureInfo.InvariantCulture, $"Progress: {percent / ProgressStep * ProgressStep}%"));
            }
        }

        var (exitCode, errors) = await ToolProcess.RunAsync(tools.Ffmpeg, job.Arguments(target), Report, cancellationToken).ConfigureAwait(false);
        if (exitCode != 0)
        {
            var words = errors.Length > 0 ? $": {errors}" : "";
            throw new FfmpegException(string.Create(CultureInfo.InvariantCulture, $"The emulator's ffmpeg failed with exit code {exitCode}{words}"));
        }

        if (new FileInfo(target).Length > job.MostBytes)
        {
            throw new FfmpegException("The upscaled video is larger than FalEmulatorOptions.MaxFileBytes");
        }
    }

    public void Dispose() => slots.Dispose();

    /// <summary>The progress that a line of <c>-progress</c> states, in percent; null for any other line and for an unknown length.</summary>
    private static int? PercentOf(string line, decimal? seconds)
    {
        const string Name = "out_time_us=";
        return seconds is { } whole && line.StartsWith(Name, StringComparison.Ordinal)
            && decimal.TryParse(line.AsSpan(Name.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var microseconds)
                ? (int)Math.Clamp(microseconds / 10_000 / whole, 0, 100)
                : null;
    }
}
