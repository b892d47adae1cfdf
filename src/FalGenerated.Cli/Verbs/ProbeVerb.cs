using System.CommandLine;
using FalGenerated.Cli.Running;
using FalGenerated.Video;
using Newtonsoft.Json.Linq;

namespace FalGenerated.Cli.Verbs;

/// <summary><c>probe</c>: what can be known of a video without playing it. An address is read by a few range requests, without the key.</summary>
internal sealed class ProbeVerb : VerbCommand
{
    private readonly Argument<string> source = new("source") { Description = "A file or an address.", HelpName = "FILE|URL" };

    public ProbeVerb()
        : base("probe", "Read a video's size, length and frame rate. Sends nothing to fal.") => Add(source);

    public override async Task RunAsync(ParseResult parse, Session session, CancellationToken cancellationToken)
    {
        VideoInfo info = await SourceText.ToVideo(parse.GetRequiredValue(source)).ProbeAsync(null, cancellationToken).ConfigureAwait(false);
        Fill(session.Report, info);
        Print(info, session);
        if (info.Outcome is VideoOutcome.Ok or VideoOutcome.Partial or VideoOutcome.UnknownContainer or VideoOutcome.BudgetExceeded)
        {
            return;
        }

        throw new UsageException(WireWord.Of(info.Outcome), $"'{info.SourceName}' cannot be upscaled: {string.Join(" ", info.Notes.DefaultIfEmpty(info.Outcome.ToString()))}");
    }

    private static void Fill(Report report, VideoInfo info)
    {
        report.Set("outcome", WireWord.Of(info.Outcome));
        report.Set("container", info.Container);
        report.Set("codec", info.Codec);
        report.Set("codedWidth", info.CodedSize?.Width);
        report.Set("codedHeight", info.CodedSize?.Height);
        report.Set("displayWidth", info.DisplaySize?.Width);
        report.Set("displayHeight", info.DisplaySize?.Height);
        report.Set("rotation", info.Rotation);
        report.Set("videoSeconds", info.VideoSeconds);
        report.Set("containerSeconds", info.ContainerSeconds);
        report.Set("fps", info.FramesPerSecond);
        report.Set("hasAudio", info.HasAudio);
        report.Set("suspicious", info.Suspicious);
        report.Set("notes", new JArray(info.Notes));
        report.Set("bytesRead", info.BytesRead);
        report.Set("reads", info.Reads);
    }

    private static void Print(VideoInfo info, Session session)
    {
        session.Say($"{info.SourceName}: {WireWord.Of(info.Outcome)}, {info.Container ?? "container unknown"}, {info.Codec ?? "codec unknown"}");
        session.Say($"size      {info.DisplaySize?.ToString() ?? "unknown"}{(info.CodedSize == info.DisplaySize ? "" : $" (coded {info.CodedSize})")}{(info.Rotation == 0 ? "" : $", turned {info.Rotation} degrees")}");
        session.Say($"length    {Report.Text(info.VideoSeconds ?? info.ContainerSeconds) ?? "unknown"} s, {Report.Text(info.FramesPerSecond) ?? "unknown"} fps{(info.HasAudio == true ? ", with sound" : "")}");
        session.Say($"read      {info.BytesRead} bytes in {info.Reads} reads");
        foreach (string note in info.Notes)
        {
            session.Say("note      " + note);
        }
    }
}
