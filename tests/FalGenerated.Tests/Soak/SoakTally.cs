using System.Globalization;
using System.Text;

namespace FalGenerated.Tests.Soak;

/// <summary>What became of the jobs of one host.</summary>
internal sealed class SoakTally
{
    private readonly Lock gate = new();

    public int Jobs { get; private set; }

    public int Returned { get; private set; }

    public int InDoubt { get; private set; }

    public int Resolved { get; private set; }

    public int NotSent { get; private set; }

    public List<string> PaidTwice { get; } = [];

    public List<string> Lost { get; } = [];

    /// <summary>Counts a job: how its caller left it, and what the witness accepted of it.</summary>
    public void Count(string job, SoakEnding ending, IReadOnlyList<string> accepted)
    {
        lock (gate)
        {
            Jobs++;
            Returned += ending.Kind == SoakResult.Returned ? 1 : 0;
            InDoubt += ending.WasInDoubt ? 1 : 0;
            Resolved += ending is { WasInDoubt: true, Kind: SoakResult.Returned } ? 1 : 0;
            NotSent += ending.Kind == SoakResult.NotSent ? 1 : 0;
            if (accepted.Count > 1)
            {
                PaidTwice.Add(job);
            }

            // A job that was paid for must be in the caller's hands, or known to be in doubt.
            bool isHeld = ending.Kind == SoakResult.InDoubt || (ending.Kind == SoakResult.Returned && accepted.Contains(ending.RequestId!));
            if (accepted.Count > 0 && !isHeld)
            {
                Lost.Add(job);
            }
        }
    }

    public static string Table(IEnumerable<(string Name, SoakTally Tally)> rows)
    {
        StringBuilder text = new();
        text.AppendLine(CultureInfo.InvariantCulture, $"{"host",-40} {"jobs",6} {"returned",9} {"in doubt",9} {"resolved",9} {"not sent",9} {"twice",6} {"lost",5}");
        foreach ((string name, SoakTally one) in rows)
        {
            text.AppendLine(
                CultureInfo.InvariantCulture,
                $"{name,-40} {one.Jobs,6} {one.Returned,9} {one.InDoubt,9} {one.Resolved,9} {one.NotSent,9} {one.PaidTwice.Count,6} {one.Lost.Count,5}");
        }

        return text.ToString();
    }
}
