namespace FalGenerated.Polling;

/// <summary>
/// Plans the next poll. Without knowledge: after a tenth of the job's age, at least one second and at most ten, so that a completion is
/// noticed within a tenth of what it took. With the expected duration of steady earlier jobs: seldom before the time in which it is
/// due, and every three seconds in it; two minutes are the longest pause, because a job may be far quicker than those before it, and its
/// result is kept for a limited time. Chance shortens each pause a little, so that jobs that began together do not look together.
/// </summary>
internal sealed class PollPlan(ExpectedDuration? expected, Func<double> chance)
{
    private const double Shortest = 1;
    private const double Longest = 10;
    private const double Share = 0.1;
    private const double WhenDue = 2.95;
    private const double Earlier = 0.1;
    private const double Later = 0.13;
    private const double FarOff = 45;
    private const double LongestWhenFarOff = 120;
    private const double Behind = 2.5;

    private double lastQueued;
    private (double At, long Position)? firstPosition;

    /// <summary>The pause before the first look at a job of this age.</summary>
    public TimeSpan First(TimeSpan age) => age < TimeSpan.FromSeconds(Shortest) ? Scatter(Shortest, 1) : TimeSpan.Zero;

    /// <summary>The pause after a look.</summary>
    /// <param name="age">The job's age.</param>
    /// <param name="status">What was seen; null when the look failed.</param>
    public TimeSpan Next(TimeSpan age, QueueStatus? status)
    {
        double now = age.TotalSeconds;
        double? toStart = status is null ? null : ToStart(now, status);
        if (expected is not { IsSteady: true })
        {
            // A job behind others does not finish within a second or two.
            double pause = Math.Clamp(now * Share, Shortest, Longest);
            return Scatter(status?.QueuePosition >= 2 ? Math.Max(pause, Behind) : pause, 0.15);
        }

        double due = Math.Max(expected.Total, lastQueued + (toStart ?? 0) + expected.Run);
        double left = due * (1 - Earlier) - now;
        if (now > due * (1 + Later))
        {
            return Scatter(Math.Clamp(now * Share, Shortest, Longest), 0.15);
        }

        if (left < Shortest)
        {
            return Scatter(WhenDue, 0.04);
        }

        return left <= FarOff ? TimeSpan.FromSeconds(left) : Scatter(Math.Clamp(left * 0.6, FarOff, LongestWhenFarOff), 0.1);
    }

    /// <summary>Seconds until the job leaves the queue, by the pace at which its position fell; null when that is not known.</summary>
    private double? ToStart(double now, QueueStatus status)
    {
        if (status.Status != QueueState.InQueue)
        {
            return null;
        }

        lastQueued = now;
        if (status.QueuePosition is not { } position)
        {
            return null;
        }

        firstPosition ??= (now, position);
        long fallen = firstPosition.Value.Position - position;
        return fallen > 0 ? position * (now - firstPosition.Value.At) / fallen : null;
    }

    private TimeSpan Scatter(double seconds, double share) => TimeSpan.FromSeconds(seconds * (1 - (share * chance())));
}
