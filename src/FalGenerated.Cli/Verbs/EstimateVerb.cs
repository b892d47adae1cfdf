using System.CommandLine;
using FalGenerated.BytedanceUpscaler;
using FalGenerated.Cli.Running;
using FalGenerated.Video;

namespace FalGenerated.Cli.Verbs;

/// <summary><c>estimate</c>: what an upscale would cost and whether it would be refused. Sends nothing and needs no key.</summary>
internal sealed class EstimateVerb : VerbCommand
{
    private readonly Argument<string?> source = new("source") { Description = "A file or an address; leave it out and give --seconds and --size instead.", Arity = ArgumentArity.ZeroOrOne, HelpName = "FILE|URL" };
    private readonly UpscaleArguments upscale = new();

    public EstimateVerb()
        : base("estimate", "Say what an upscale would cost, and what would be refused. Sends nothing.")
    {
        Add(source);
        upscale.AddTo(this);
    }

    public override async Task RunAsync(ParseResult parse, Session session, CancellationToken cancellationToken)
    {
        UpscaleOptions options = upscale.Read(parse);
        VideoSource video = upscale.Source(parse, parse.GetValue(source));
        UpscaleQuote quote = await UpscaleQuote.OfAsync(options, video, cancellationToken: cancellationToken).ConfigureAwait(false);
        QuoteReport.Fill(session.Report, quote);
        session.Say(quote.ToString());
        QuoteReport.Judge(session, quote, upscale.Force(parse));
    }
}
