using FalGenerated.Files;
using FalGenerated.Wire;

namespace FalGenerated;

/// <summary>Validates <see cref="FalOptions"/> and lists all problems at once.</summary>
internal static class FalOptionsRules
{
    public static IReadOnlyList<string> ProblemsOf(FalOptions options)
    {
        List<string> problems = [];
        if ((options.ApiKey is not null || options.AccessToken is null) && FalKey.Problem(options.ApiKey) is { } problem)
        {
            problems.Add(problem);
        }

        CheckAddress(problems, options.QueueUrl, nameof(options.QueueUrl));
        CheckAddress(problems, options.RunUrl, nameof(options.RunUrl));
        CheckAddress(problems, options.RestUrl, nameof(options.RestUrl));
        CheckAddress(problems, options.ApiUrl, nameof(options.ApiUrl));
        CheckTimeLimit(problems, options.RequestTimeout, nameof(options.RequestTimeout));
        CheckTimeLimit(problems, options.RunTimeout, nameof(options.RunTimeout));
        problems.AddRange(options.TrustedFileHosts.Where(entry => !FileAddressPolicy.IsHost(entry)).Select(
            entry => $"TrustedFileHosts must hold host names, such as files.example.com, .fal.media or localhost:8080, and '{entry}' is none."));

        if (options.MaxStreams < 0)
        {
            problems.Add("MaxStreams must be 0 or more.");
        }

        if (options.JournalPath is not null && options.Journal is not null)
        {
            problems.Add("JournalPath and Journal are both set: choose the file or your own store.");
        }

        if (options.JournalPath is { } path && (string.IsNullOrWhiteSpace(path) || path.AsSpan().ContainsAny(Path.GetInvalidPathChars())))
        {
            problems.Add("JournalPath must be the path of a file, or null for none.");
        }

        problems.AddRange(options.Storage.Problems());
        return problems;
    }

    private static void CheckAddress(List<string> problems, Uri? address, string name)
    {
        if (address is null || !address.IsAbsoluteUri || address.Scheme is not ("https" or "http"))
        {
            problems.Add($"{name} must be an absolute https address.");
        }
        else if (address.Scheme == "http" && !address.IsLoopback)
        {
            problems.Add($"{name} must be https: the key is never sent in clear text, save to this machine.");
        }
        else if (address.UserInfo.Length > 0 || address.Query.Length > 0 || address.Fragment.Length > 0)
        {
            problems.Add($"{name} must have neither user information nor query nor fragment.");
        }
    }

    // The bounds are those of the resilience library's time limits.
    private static void CheckTimeLimit(List<string> problems, TimeSpan value, string name)
    {
        if (value < TimeSpan.FromMilliseconds(10) || value > TimeSpan.FromDays(1))
        {
            problems.Add($"{name} is {value}: it must be from 10 milliseconds to 24 hours.");
        }
    }
}
