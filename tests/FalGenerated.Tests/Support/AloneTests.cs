namespace FalGenerated.Tests.Support;

/// <summary>Tests of what the whole process shares, such as its meters, its traces and its default settings for JSON. They run alone.</summary>
[CollectionDefinition(nameof(AloneTests), DisableParallelization = true)]
public sealed class AloneTests;
