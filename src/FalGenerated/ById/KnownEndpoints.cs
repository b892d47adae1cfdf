using FalGenerated.BytedanceUpscaler;
using FalGenerated.CodeGeneration;
using FalGenerated.Wire;

namespace FalGenerated.ById;

/// <summary>
/// The endpoints whose contract is part of this library. By its id such an endpoint is the same: its pricing and its findings hold, and the same
/// input has the same key.
/// </summary>
internal static class KnownEndpoints
{
    /// <summary>Describes an endpoint: by its contract where that is known, else by its id alone.</summary>
    public static (FalEndpointDescriptor<TInput, TOutput> Descriptor, EndpointProfile? Profile) Describe<TInput, TOutput>(EndpointId id)
        where TInput : class
        where TOutput : class
    {
        FalEndpointDescriptor<TInput, TOutput> plain = ByIdRawClient.Describe<TInput, TOutput>(id);
        FalEndpointDescriptor<UpscaleVideoInput, UpscaleVideoOutput> known = UpscaleVideoEndpoint.Descriptor;
        return id.Full != known.EndpointId
            ? (plain, null)
            : (plain with
            {
                ContractSha256 = known.ContractSha256,
                ContractObtained = known.ContractObtained,
                ContractDate = known.ContractDate,
                ContractDefaults = known.ContractDefaults,
                InputLimits = known.InputLimits,
            }, Upscaler);
    }

    /// <summary>The upscaler's own pricing over untyped outputs. A price of a unit is not a job's price there, so that it does not count.</summary>
    private static EndpointProfile Upscaler { get; } = UpscaleProfile.Profile with
    {
        Quote = (body, given) => UpscaleProfile.Profile.Quote!(body, given is UnitQuote ? null : given),
        CostUsd = (terms, end) => UpscaleProfile.Profile.CostUsd!(
            terms, end with { Output = end.Output is null ? null : LenientJson.Read<UpscaleVideoOutput>(FalJson.Write(end.Output)) }),
    };
}
