namespace FalGenerated;

public abstract partial class FalEndpoint<TInput, TOutput>
{
    /// <summary>The contract that the types were generated from. Sends nothing.</summary>
    public FalContractInfo Contract =>
        new(descriptor.EndpointId, descriptor.ContractSha256, descriptor.ContractObtained, descriptor.ContractDate);
}
