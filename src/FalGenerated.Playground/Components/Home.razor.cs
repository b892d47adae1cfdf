using FalGenerated.BytedanceUpscaler;
using FalGenerated.Playground.Clips;
using FalGenerated.Playground.Forms;
using FalGenerated.Wire;
using Microsoft.AspNetCore.Components.Forms;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace FalGenerated.Playground.Components;

/// <summary>The page: a clip and its options on the left, what it will be and cost on the right, the runs beneath.</summary>
public sealed partial class Home
{
    private FormContract contract = null!;
    private FormValues values = null!;
    private StagedClip? clip;
    private UpscaleQuote? quote;
    private decimal? limit;
    private bool isLive;
    private string message = "";

    private JObject Input
    {
        get
        {
            if (!TakesClip)
            {
                return values.ToJson();
            }

            JObject input = new() { ["video_url"] = clip is null ? "https://example.org/clip.mp4" : $"https://example.org/{clip.FileName}" };
            input.Merge(values.ToJson());
            return input;
        }
    }

    private bool TakesClip => ReferenceEquals(contract, Catalogue.Forms[0]);

    private string Price => TakesClip && quote is { IsKnown: true } ? FormattableString.Invariant($"up to {quote.AtMostUsd} USD") : "an unknown sum";

    private bool MayRun => !TakesClip ? !values.Problems().Any() : clip is not null && quote is not null && !quote.Findings.Any(finding => finding.Refuses) && !values.Problems().Any();

    protected override void OnInitialized() => Choose(Catalogue.Forms[0]);

    private void Choose(FormContract form) => (contract, values, message) = (form, new FormValues(form), "");

    private async Task StageAsync(InputFileChangeEventArgs change)
    {
        IBrowserFile file = change.File;
        if (file.Size > ClipStore.MostBytes)
        {
            message = FormattableString.Invariant($"'{file.Name}' has {file.Size / 1048576} MiB, and a clip may have {ClipStore.MostBytes / 1048576}: use the command line for it.");
            return;
        }

        try
        {
            message = $"Reading {file.Name}";
            await using Stream content = file.OpenReadStream(ClipStore.MostBytes);
            clip = await Clips.StageAsync(file.Name, content, CancellationToken.None);
            message = "";
        }
        catch (Exception error) when (error is IOException or JsonException or InvalidOperationException)
        {
            message = $"The clip could not be read: {error.Message}";
        }

        await QuoteAsync();
    }

    private async Task QuoteAsync()
    {
        string? problem = values.Problems().FirstOrDefault();
        if (!TakesClip || clip is null || problem is not null)
        {
            message = problem ?? message;
            return;
        }

        message = "";
        quote = await Service.QuoteAsync(clip, Options(), CancellationToken.None);
    }

    private void Run()
    {
        try
        {
            if (TakesClip)
            {
                Service.Start(clip!, Options(), quote!, limit, isLive);
            }
            else
            {
                Service.Start(contract.EndpointId, values.ToJson(), limit, isLive);
            }

            isLive = false;
        }
        catch (InvalidOperationException error)
        {
            message = error.Message;
        }
    }

    private UpscaleOptions Options() => FalJson.Read<UpscaleOptions>(values.ToJson().ToString(Formatting.None))!;
}
