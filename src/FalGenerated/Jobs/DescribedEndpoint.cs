using FalGenerated.CodeGeneration;

namespace FalGenerated.Jobs;

/// <summary>An endpoint that has a description and no generated client.</summary>
internal sealed class DescribedEndpoint<TInput, TOutput>(
    FalClient client, FalEndpointDescriptor<TInput, TOutput> descriptor, EndpointHooks<TInput>? hooks)
    : FalEndpoint<TInput, TOutput>(client, descriptor, hooks)
    where TInput : class
    where TOutput : class;
