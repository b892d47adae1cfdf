namespace FalGenerated.Cli.Doctor;

/// <summary>Checks that every host answers, and compares the clock with theirs.</summary>
internal static class HostCheck
{
    private static readonly TimeSpan AllowedSkew = TimeSpan.FromSeconds(30);

    public static async Task<IReadOnlyList<CheckResult>> RunAsync(Subject subject, CancellationToken cancellationToken)
    {
        FalOptions options = subject.Options;
        Uri[] hosts = [.. new[] { options.QueueUrl, options.RunUrl, options.RestUrl, options.ApiUrl, subject.SiteUrl }.DistinctBy(url => url.Authority)];
        (CheckResult Result, DateTimeOffset? Date)[] answers =
            await Task.WhenAll(hosts.Select(host => AskAsync(host, subject, cancellationToken))).ConfigureAwait(false);
        return [.. answers.Select(answer => answer.Result), ClockOf(answers.Select(answer => answer.Date), subject.Session.Time.GetUtcNow())];
    }

    private static async Task<(CheckResult Result, DateTimeOffset? Date)> AskAsync(Uri host, Subject subject, CancellationToken cancellationToken)
    {
        long start = subject.Session.Time.GetTimestamp();
        using HttpRequestMessage request = new(HttpMethod.Head, new Uri(host.GetLeftPart(UriPartial.Authority)));
        using HttpResponseMessage? answer = await subject.TrySendAsync(request, cancellationToken).ConfigureAwait(false);
        CheckResult result = answer is null
            ? new("host", CheckStatus.Failed, $"{host.Authority} does not answer", "check the network, the proxy variables and the firewall")
            : new("host", CheckStatus.Ok, $"{host.Authority} answers in {subject.Session.Time.GetElapsedTime(start).TotalMilliseconds:0} ms");
        return (result, answer?.Headers.Date);
    }

    private static CheckResult ClockOf(IEnumerable<DateTimeOffset?> dates, DateTimeOffset now)
    {
        if (dates.FirstOrDefault(date => date is not null) is not { } date)
        {
            return new("clock", CheckStatus.Warning, "no host told the time", "see the hosts");
        }

        TimeSpan skew = (now - date).Duration();
        return skew <= AllowedSkew
            ? new("clock", CheckStatus.Ok, $"within {AllowedSkew.TotalSeconds:0} s of the service's")
            : new("clock", CheckStatus.Failed, $"differs by {skew.TotalSeconds:0} s from the service's", "synchronise the system clock: lookups of lost submits search by time");
    }
}
