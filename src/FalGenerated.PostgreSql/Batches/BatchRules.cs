namespace FalGenerated.PostgreSql.Batches;

/// <summary>Checks a batch before it is started, and lists all problems at once.</summary>
internal static class BatchRules
{
    /// <exception cref="ArgumentException">It cannot be started.</exception>
    public static void Check(Batch batch, IReadOnlyList<ClipOrder> clips)
    {
        List<string> problems = [];
        if (batch.Name is not { Length: > 0 and <= 100 } || string.IsNullOrWhiteSpace(batch.Name) || batch.Name.Any(char.IsControl))
        {
            problems.Add("The name of a batch must have 1 to 100 characters and no control characters.");
        }

        if (batch.MaxTotalUsd < 0 || batch.MaxPriceUsd <= 0)
        {
            problems.Add("The limit of a batch must be 0 or more, and that of a clip more than 0.");
        }

        problems.AddRange(clips
            .GroupBy(clip => clip.Output, StringComparer.Ordinal)
            .Where(group => group.Count() > 1)
            .Select(group => $"{group.Count()} clips have the output {group.Key}: {string.Join(", ", group.Take(5).Select(clip => clip.Source))}; give each a name of its own."));
        if (problems.Count > 0)
        {
            throw new ArgumentException(string.Join(" ", problems));
        }
    }
}
