using FalGenerated.BytedanceUpscaler;
using Newtonsoft.Json.Linq;

namespace FalGenerated;

/// <summary>The base of the quotes of all endpoints: the price of one job.</summary>
public abstract class SubmitQuote
{
    /// <summary>The price: known with its bounds, or unknown with the reason.</summary>
    public abstract Price Price { get; }

    /// <summary>The terms that tell later what the job cost, kept with the job's record; null when they cannot tell.</summary>
    internal virtual JToken? BillingTerms => null;

    /// <summary>The validator of the content that the quote was made for (an ETag); null when none is known. With another one the same address is another input.</summary>
    internal virtual string? ETag => null;
}
