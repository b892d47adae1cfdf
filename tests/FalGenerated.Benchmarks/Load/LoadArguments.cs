using System.Globalization;

namespace FalGenerated.Benchmarks.Load;

/// <summary>The numbers of a load, as they travel on the command line of the comparison and of its client processes.</summary>
internal sealed record LoadArguments
{
    /// <summary>The jobs whose start is measured apart, with all that is compiled and connected in them.</summary>
    public const int First = 1000;

    /// <summary>The server's address; null for the comparison itself, which starts servers of its own.</summary>
    public Uri? Server { get; init; }

    /// <summary>Jobs of one client process.</summary>
    public int Jobs { get; init; } = 4000;

    /// <summary>Jobs at a time.</summary>
    public int Parallel { get; init; } = 32;

    /// <summary>The time that the server takes for a job; 0 for one that is over when it is accepted.</summary>
    public int JobMilliseconds { get; init; }

    /// <summary>The times that each client is measured.</summary>
    public int Rounds { get; init; } = 3;

    /// <summary>False leaves the JavaScript client out.</summary>
    public bool HasJavaScript { get; init; } = true;

    public static LoadArguments Parse(string[] words)
    {
        LoadArguments read = new();
        for (int at = 0; at < words.Length; at++)
        {
            read = words[at] switch
            {
                "--no-javascript" => read with { HasJavaScript = false },
                "--server" => read with { Server = new(words[++at]) },
                "--jobs" => read with { Jobs = Number(words[++at]) },
                "--parallel" => read with { Parallel = Number(words[++at]) },
                "--job-ms" => read with { JobMilliseconds = Number(words[++at]) },
                "--rounds" => read with { Rounds = Number(words[++at]) },
                string other => throw new ArgumentException($"'{other}' is not an option of a load; use --jobs, --rounds or --no-javascript."),
            };
        }

        return read;
    }

    /// <summary>The words that <see cref="Parse"/> reads back, for a client's process.</summary>
    public IReadOnlyList<string> Words() =>
        ["--server", $"{Server}", "--jobs", Text(Jobs), "--parallel", Text(Parallel), "--job-ms", Text(JobMilliseconds)];

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static int Number(string word) => int.Parse(word, NumberStyles.None, CultureInfo.InvariantCulture);
}
