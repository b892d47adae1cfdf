namespace FalGenerated.TestSupport;

/// <summary>Tests of what the whole process or machine shares: its meters, its default settings for JSON, its memory, its time. They run alone.</summary>
[CollectionDefinition(nameof(AloneTests), DisableParallelization = true)]
public sealed class AloneTests;
