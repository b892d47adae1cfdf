namespace FalGenerated.Quartz.Steps;

/// <summary>The pauses between the steps of a clip. Chance spreads them, so that clips that began together do not look together.</summary>
internal sealed class Pauses(FalQuartzOptions options, Func<double> chance)
{
    private const double Share = 0.1;

    /// <summary>The longest pause.</summary>
    public TimeSpan Longest => Spread(options.LongestPause);

    /// <summary>The pause after a look at a job of this age: a tenth of it, so that an end is noticed within a tenth of what it took.</summary>
    public TimeSpan AtAge(TimeSpan age) => Spread(Clamp(age * Share));

    /// <summary>The pause after so many steps that failed in a row.</summary>
    public TimeSpan AfterFailures(int failures) => Spread(Clamp(options.ShortestPause * Math.Pow(2, Math.Min(failures, 20))));

    private TimeSpan Clamp(TimeSpan pause) =>
        pause < options.ShortestPause ? options.ShortestPause : pause > options.LongestPause ? options.LongestPause : pause;

    private TimeSpan Spread(TimeSpan pause) => pause * (0.85 + (0.15 * chance()));
}
