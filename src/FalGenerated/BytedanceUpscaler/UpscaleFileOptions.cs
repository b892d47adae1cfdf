namespace FalGenerated.BytedanceUpscaler;

/// <summary>The options of an upscale from file to file. Every member is optional.</summary>
public sealed class UpscaleFileOptions
{
    private const int LongestLabel = 200;

    /// <summary>The most that the job may cost, in US dollars; positive. It is compared with the quote's upper bound. Null (the default): no limit.</summary>
    public decimal? MaxPriceUsd { get; init; }

    /// <summary>
    /// Further options of the submit, such as a budget, a scope or tags; null for none. <see cref="MaxPriceUsd"/> above wins. A quote that stands in
    /// it is used, and the file is not probed again.
    /// </summary>
    public SubmitOptions? Submit { get; init; }

    /// <summary>Deadline and log lines of the wait; null for no deadline and no log lines.</summary>
    public WaitOptions? Wait { get; init; }

    /// <summary>Pays for one more job although this video has a finished one with these options. Default false.</summary>
    public bool Again { get; init; }

    /// <summary>Gets a value indicating whether a file that stands at the target is replaced. Default false.</summary>
    public bool Overwrite { get; init; }

    /// <summary>Receives the quote before anything is uploaded; null: it is used for the limits only.</summary>
    public IProgress<UpscaleQuote>? Quote { get; init; }

    /// <summary>Receives each status of the job; null: none are reported.</summary>
    public IProgress<QueueStatus>? Progress { get; init; }

    /// <summary>Receives the progress of the upload, and then of the download; null: none is reported.</summary>
    public IProgress<TransferProgress>? Transfer { get; init; }

    /// <summary>The options of the submit, with what an upscale of a file adds.</summary>
    internal SubmitOptions ToSubmitOptions(SubmitQuote quote, string label)
    {
        SubmitOptions submit = Submit ?? SubmitOptions.None;
        return submit with
        {
            Quote = quote,
            MaxPriceUsd = MaxPriceUsd ?? submit.MaxPriceUsd,
            Again = Again || submit.Again,
            ReuseSameInput = true,
            Label = submit.Label ?? (label.Length <= LongestLabel ? label : label[..LongestLabel]),
        };
    }
}
