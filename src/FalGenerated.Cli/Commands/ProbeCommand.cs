using System.CommandLine;
using FalGenerated.Cli.Arguments;
using FalGenerated.Cli.Failures;
using FalGenerated.Cli.Hosting;
using FalGenerated.Cli.Jobs;
using FalGenerated.Cli.Reporting;
using FalGenerated.Video;

namespace FalGenerated.Cli.Commands;

/// <summary>The <c>probe</c> command: reads a video's facts. A URL is read by a few range requests, without the key.</summary>
internal sealed class ProbeCommand : CliCommand
{
    private readonly Argument<string> source = OptionParsers.Argument<string>("source", "FILE|URL", "A file or a URL.", ArgumentArity.ExactlyOne);

    public ProbeCommand()
        : base("probe", "Read a video's size and length. Sends nothing to fal.") => Add(source);

    public override IReadOnlyList<string> Keys => ProbeReport.Keys;

    public override async Task RunAsync(ParseResult parse, Session session, CancellationToken cancellationToken)
    {
        VideoSource video = SourceText.ToVideo(parse.GetRequiredValue(source), local: true);
        VideoInfo info = await video.ProbeAsync(null, cancellationToken).ConfigureAwait(false);
        ProbeReport.Fill(session.Report, info);
        switch (info.Outcome)
        {
            case VideoOutcome.Ok or VideoOutcome.Partial or VideoOutcome.UnknownContainer or VideoOutcome.BudgetExceeded:
                Print(video, info, session);
                break;
            case VideoOutcome.Unreachable when video.Kind == VideoSourceKind.Url && info.HttpStatus is null:
                throw new CommandException(ExitCode.NotSubmitted, SnakeCase.Of(info.Outcome), Sentence(video, info, "could not be read"));
            default:
                throw new CommandException(ExitCode.Refused, SnakeCase.Of(info.Outcome), Sentence(video, info, "cannot be upscaled"));
        }
    }

    private static string Sentence(VideoSource video, VideoInfo info, string what) =>
        $"'{video.Name}' {what}: {string.Join(" ", info.Notes.DefaultIfEmpty(SnakeCase.Of(info.Outcome).Replace('_', ' ') + "."))}";

    private static void Print(VideoSource video, VideoInfo info, Session session)
    {
        session.WriteLine($"{video.Name}: {SnakeCase.Of(info.Outcome)}, {info.Container ?? "container unknown"}, {info.Codec ?? "codec unknown"}");
        session.WriteLine($"size      {info.DisplaySize?.ToString() ?? "unknown"}{(info.CodedSize == info.DisplaySize ? "" : $" (coded {info.CodedSize})")}{(info.Rotation == 0 ? "" : $", turned {info.Rotation} degrees")}");
        session.WriteLine($"length    {Report.Text(info.VideoSeconds ?? info.ContainerSeconds) ?? "unknown"} s, {Report.Text(info.FramesPerSecond) ?? "unknown"} fps{(info.HasAudio == true ? ", with sound" : "")}");
        session.WriteLine($"read      {info.BytesRead} bytes in {info.Reads} reads");
        foreach (string note in info.Notes)
        {
            session.WriteLine("note      " + note);
        }
    }
}
