namespace FalGenerated.PostgreSql;

/// <summary>The options of a <see cref="FalPostgreSqlStore"/>.</summary>
public sealed class FalPostgreSqlOptions
{
    /// <summary>
    /// The schema that holds the tables; lower-case letters, digits and underscores, at most 40, not beginning with a digit. Default <c>fal</c>.
    /// </summary>
    public string Schema { get; set; } = "fal";

    /// <summary>
    /// The time for which work is repeated when its connection is lost, as while the database restarts; 0 or more. Default: 30 s. Afterwards
    /// it is a failure, and what was not begun is not sent.
    /// </summary>
    public TimeSpan Patience { get; set; } = TimeSpan.FromSeconds(30);

    /// <exception cref="ArgumentException">An option is out of its range; it names every problem.</exception>
    internal void Check()
    {
        List<string> problems = [];
        if (Schema is not { Length: > 0 and <= 40 } || char.IsAsciiDigit(Schema[0]) || !Schema.All(letter => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter) || letter == '_'))
        {
            problems.Add($"Schema must be 1 to 40 lower-case letters, digits and underscores, the first no digit, not '{Schema}'.");
        }

        if (Patience < TimeSpan.Zero)
        {
            problems.Add("Patience must be 0 or more.");
        }

        if (problems.Count > 0)
        {
            throw new ArgumentException(string.Join(" ", problems));
        }
    }
}
