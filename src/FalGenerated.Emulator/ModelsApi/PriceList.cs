using FalGenerated.Emulator.Contract;

namespace FalGenerated.Emulator.ModelsApi;

/// <summary>
/// Unit prices in USD: the pinned one of the upscaler, and one of the emulator's own for every other endpoint, whose price no document
/// states.
/// </summary>
internal sealed class PriceList(ServedContracts contracts)
{
    private const decimal OtherPriceUsd = 0.01m;

    private static readonly Lazy<UnitFactors> Upscaler = new(() => new UnitFactors());

    /// <summary>The price of one unit and the name of the unit; null for an endpoint that is not served.</summary>
    public (decimal Usd, string Unit)? Of(string endpointId) =>
        endpointId == Pinned.EndpointId ? (Upscaler.Value.UnitPriceUsd, "seconds")
        : contracts.Find(endpointId) is not null ? (OtherPriceUsd, "requests")
        : null;
}
