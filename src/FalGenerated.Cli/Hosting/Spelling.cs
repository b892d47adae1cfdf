namespace FalGenerated.Cli.Hosting;

/// <summary>Finds the word that a misspelt one probably stands for.</summary>
internal static class Spelling
{
    /// <summary>Returns the closest known word, or null if none is close: a third of the letters may differ, and at least one.</summary>
    public static string? Closest(string typed, IEnumerable<string> known) => known
        .Select(word => (Word: word, Distance: Distance(typed, word)))
        .Where(candidate => candidate.Distance <= Math.Max(1, candidate.Word.Trim('-').Length / 3))
        .OrderBy(candidate => candidate.Distance)
        .Select(candidate => candidate.Word)
        .FirstOrDefault();

    /// <summary>Counts the letters to insert, remove, replace or swap with their neighbour.</summary>
    private static int Distance(string one, string other)
    {
        int[,] steps = new int[one.Length + 1, other.Length + 1];
        for (int i = 0; i <= one.Length; i++)
        {
            for (int j = 0; j <= other.Length; j++)
            {
                steps[i, j] = i == 0 || j == 0 ? i + j : Cheapest(one, other, steps, i, j);
            }
        }

        return steps[one.Length, other.Length];
    }

    private static int Cheapest(string one, string other, int[,] steps, int i, int j)
    {
        int replaced = steps[i - 1, j - 1] + (one[i - 1] == other[j - 1] ? 0 : 1);
        int cheapest = Math.Min(replaced, 1 + Math.Min(steps[i - 1, j], steps[i, j - 1]));
        bool swapped = i > 1 && j > 1 && one[i - 1] == other[j - 2] && one[i - 2] == other[j - 1];
        return swapped ? Math.Min(cheapest, steps[i - 2, j - 2] + 1) : cheapest;
    }
}
