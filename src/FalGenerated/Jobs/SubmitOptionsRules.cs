using System.Text;
using System.Text.RegularExpressions;
using FalGenerated.Idempotency;
using FalGenerated.Wire;
using Newtonsoft.Json.Linq;

namespace FalGenerated.Jobs;

/// <summary>Validates <see cref="SubmitOptions"/> as the service documents them.</summary>
internal static partial class SubmitOptionsRules
{
    /// <exception cref="ArgumentException">Something does not hold; the message names everything.</exception>
    public static void Check(SubmitOptions options)
    {
        List<string> problems = [.. ProblemsOf(options)];
        if (problems.Count > 0)
        {
            throw new ArgumentException(string.Join(" ", problems), nameof(options));
        }
    }

    private static IEnumerable<string> ProblemsOf(SubmitOptions options)
    {
        if (options.IdempotencyKey is { } idempotencyKey && (string.IsNullOrWhiteSpace(idempotencyKey) || idempotencyKey.Length > 200 || idempotencyKey.Any(char.IsControl) || !JournalText.Keeps(idempotencyKey)))
        {
            yield return "IdempotencyKey must have 1 to 200 characters, no control characters and no half of a surrogate pair.";
        }

        if (options.Label is { Length: > 200 } || options.Label?.Any(char.IsControl) == true)
        {
            yield return "Label must have at most 200 characters and no control characters.";
        }

        if (options.ApiKey is { } key && FalKey.Problem(key) is { } problem)
        {
            yield return "Key: " + problem;
        }

        if (options.MaxPriceUsd <= 0)
        {
            yield return "MaxPriceUsd must be above 0; leave it null for no limit.";
        }

        if (options.Webhook is { } hook && !(hook is { IsAbsoluteUri: true, Scheme: "https" } || (hook is { IsAbsoluteUri: true, Scheme: "http" } && hook.IsLoopback)))
        {
            yield return "Webhook must be an absolute https address.";
        }

        if (options.Priority is { } priority && !Enum.IsDefined(priority))
        {
            yield return "Priority must be Normal or Low.";
        }

        if (options.StartTimeout <= TimeSpan.FromSeconds(0.1))
        {
            yield return "StartTimeout must be above 0.1 s.";
        }

        if (options.MaxQueueLength < 0)
        {
            yield return "MaxQueueLength must be 0 or more.";
        }

        if (options.RunnerHint is { } hint && !IsHeaderText(hint))
        {
            yield return "RunnerHint must be printable ASCII.";
        }

        if (options.OutputLifecycle?.Problem is { } lifecycle)
        {
            yield return "OutputLifecycle: " + lifecycle;
        }

        foreach (string list in TagProblems(options.Tags, options.TagSend).Concat(HeaderProblems(options.Headers)).Concat(ExtraProblems(options.ExtraBody)))
        {
            yield return list;
        }
    }

    private static IEnumerable<string> TagProblems(IReadOnlyDictionary<string, string>? tags, bool hasSendTag)
    {
        if (tags is null)
        {
            yield return "Tags must not be null: leave it out for none.";
            yield break;
        }

        if (hasSendTag && tags.ContainsKey(SendTag.Name))
        {
            yield return $"Tags: '{SendTag.Name}' is the tag that TagSend sets; give yours another key, or leave TagSend out.";
        }

        if (tags.Count > (hasSendTag ? 9 : 10))
        {
            yield return hasSendTag ? $"Tags: at most 9 beside the one of TagSend, not {tags.Count}." : $"Tags: at most 10, not {tags.Count}.";
        }

        foreach ((string name, string? value) in tags)
        {
            if (!TagName().IsMatch(name) || name.StartsWith("fal.", StringComparison.Ordinal))
            {
                yield return $"Tags: the key '{name}' must match [a-z0-9._-]{{1,64}} and not begin with 'fal.'.";
            }

            if (value is null || value.Length > 256 || value.Contains(',', StringComparison.Ordinal) || !IsHeaderText(value))
            {
                yield return $"Tags: the value of '{name}' must be printable ASCII without comma, at most 256 characters.";
            }
        }

        if (Encoding.UTF8.GetByteCount(SubmitWire.TagsText(tags)) + (hasSendTag ? SendTag.Length : 0) > 1024)
        {
            yield return hasSendTag ? $"Tags: at most 1024 bytes in all, {SendTag.Length} of them for TagSend." : "Tags: at most 1024 bytes in all.";
        }
    }

    private static IEnumerable<string> HeaderProblems(IReadOnlyDictionary<string, string>? headers)
    {
        if (headers is null)
        {
            yield return "Headers must not be null: leave it out for none.";
            yield break;
        }

        foreach (IGrouping<string, string> same in headers.Keys.GroupBy(name => name, StringComparer.OrdinalIgnoreCase).Where(same => same.Count() > 1))
        {
            yield return $"Headers: {string.Join(" and ", same.Order(StringComparer.Ordinal).Select(name => $"'{name}'"))} are one header: give it once.";
        }

        foreach ((string name, string? value) in headers)
        {
            if (name.Equals("Authorization", StringComparison.OrdinalIgnoreCase)
                || name.Equals("Host", StringComparison.OrdinalIgnoreCase)
                || name.StartsWith("Content-", StringComparison.OrdinalIgnoreCase)
                || !HeaderName().IsMatch(name))
            {
                yield return $"Headers: '{name}' cannot be set here.";
            }

            if (value is null || !IsHeaderText(value))
            {
                yield return $"Headers: the value of '{name}' must be printable ASCII.";
            }
        }
    }

    private static IEnumerable<string> ExtraProblems(IReadOnlyDictionary<string, JToken>? members) =>
        members is null ? ["ExtraBody must not be null: leave it out for none."]
        : members.Where(member => (JToken?)member.Value is null)
            .Select(member => $"ExtraBody: the value of '{member.Key}' must not be null: to send null, give JValue.CreateNull().");

    private static bool IsHeaderText(string text) => text.All(letter => letter is >= ' ' and <= '~');

    [GeneratedRegex(@"\A[a-z0-9._-]{1,64}\z")]
    private static partial Regex TagName();

    [GeneratedRegex(@"\A[A-Za-z0-9!#$%&'*+.^_`|~-]+\z")]
    private static partial Regex HeaderName();
}
