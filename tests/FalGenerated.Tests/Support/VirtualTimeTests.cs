namespace FalGenerated.Tests.Support;

/// <summary>Tests that drive <see cref="SteppedTime"/> run alone: it steps when the thread pool is quiet.</summary>
[CollectionDefinition(nameof(VirtualTimeTests), DisableParallelization = true)]
public sealed class VirtualTimeTests;
