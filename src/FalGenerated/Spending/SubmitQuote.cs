using FalGenerated.BytedanceUpscaler;
using Newtonsoft.Json.Linq;

namespace FalGenerated;

/// <summary>What the quotes of all endpoints have in common: the price of one job.</summary>
public abstract class SubmitQuote
{
    /// <summary>The price: known with its bounds, or unknown with the reason.</summary>
    public abstract Price Price { get; }

    /// <summary>What it takes to say later what the job cost, kept with the job's record; null when that cannot be said.</summary>
    internal virtual JToken? BillingTerms => null;
}
