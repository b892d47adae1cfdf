using System.CommandLine;
using FalGenerated.BytedanceUpscaler;
using FalGenerated.Cli.Arguments;
using FalGenerated.Cli.Hosting;
using FalGenerated.Cli.Jobs;

namespace FalGenerated.Cli.Commands;

/// <summary>The <c>estimate</c> command: the price of an upscale and its refusals. Submits nothing and needs no key.</summary>
internal sealed class EstimateCommand : CliCommand
{
    private readonly Argument<string?> source = OptionParsers.Argument<string?>("source", "FILE|URL", "The video; or omit it and give --seconds and --size.", ArgumentArity.ZeroOrOne);
    private readonly UpscaleArguments upscale = new();

    public EstimateCommand()
        : base("estimate", "Show the price of an upscale, and what would be refused.")
    {
        Add(source);
        upscale.AddTo(this);
    }

    public override IReadOnlyList<string> Keys { get; } = [.. ProbeReport.Keys, .. QuoteReport.Keys];

    public override async Task RunAsync(ParseResult parse, Session session, CancellationToken cancellationToken)
    {
        UpscaleOptions options = upscale.Read(parse);
        VideoSource video = upscale.Source(parse, parse.GetValue(source), local: true);
        UpscaleQuote quote = await UpscaleQuote.OfAsync(options, video, cancellationToken: cancellationToken).ConfigureAwait(false);
        ProbeReport.Fill(session.Report, quote.Video!);
        QuoteReport.Fill(session.Report, quote);
        QuoteReport.Judge(session, quote, upscale.Force(parse));
        session.WriteLine(quote.ToString());
        if (quote.PredictedSize is { } size)
        {
            session.WriteLine($"  output: about {size}");
        }
    }
}
