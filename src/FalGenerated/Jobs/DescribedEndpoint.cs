using FalGenerated.CodeGeneration;

namespace FalGenerated.Jobs;

/// <summary>An endpoint that has a description and no generated client.</summary>
internal sealed class DescribedEndpoint<TInput, TOutput>(
    FalContext context, FalEndpointDescriptor<TInput, TOutput> descriptor, EndpointProfile? profile)
    : FalEndpoint<TInput, TOutput>(context, descriptor, profile)
    where TInput : class
    where TOutput : class;
