using System.Globalization;

namespace FalGenerated.Batches.Quotes;

/// <summary>Says what clips will cost, before anything is started.</summary>
internal static class QuoteSummary
{
    private const int MostRefusals = 20;

    public static void Write(IReadOnlyList<QuotedClip> clips, decimal? limitUsd, bool withClips, TextWriter writer)
    {
        if (clips.Count == 0)
        {
            return;
        }

        QuotedClip[] refused = [.. clips.Where(clip => clip.Refused is not null)];
        QuotedClip[] sendable = [.. clips.Where(clip => clip.Refused is null)];
        if (withClips)
        {
            foreach (QuotedClip clip in sendable)
            {
                writer.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{clip.Clip.Source}: {Text(clip.Seconds)} s, {clip.Price}"));
            }
        }

        foreach (QuotedClip clip in refused.Take(withClips ? int.MaxValue : MostRefusals))
        {
            writer.WriteLine($"refused: {clip.Clip.Source}: {clip.Refused}");
        }

        int unknown = sendable.Count(clip => !clip.Price.IsKnown);
        writer.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{sendable.Length} clips, {Text(sendable.Sum(clip => clip.Seconds ?? 0))} s: {Text(sendable.Sum(clip => clip.Price.ExpectedUsd ?? 0))} USD expected, "
            + $"{Text(sendable.Sum(clip => clip.Price.UpperUsd ?? 0))} USD at most{(unknown > 0 ? $", {unknown} of unknown price" : "")}; {refused.Length} refused; "
            + $"{(limitUsd is { } limit ? $"limit {Text(limit)} USD" : "no limit")}"));
    }

    private static string Text(decimal? value) => value is { } number ? number.ToString("0.######", CultureInfo.InvariantCulture) : "unknown";
}
