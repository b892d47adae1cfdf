using FalGenerated.CodeGeneration;

namespace FalGenerated.BytedanceUpscaler;

public static partial class UpscaleVideoEndpoint
{
    // The key that is made from an input leaves out members that say what the contract's default says.
    static partial void Customize(ref FalEndpointDescriptor<UpscaleVideoInput, UpscaleVideoOutput> descriptor) =>
        descriptor = descriptor with { ContractDefaults = UpscaleVideoInput.ContractDefaults };
}
