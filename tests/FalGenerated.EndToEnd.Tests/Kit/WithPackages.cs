namespace FalGenerated.EndToEnd.Tests.Kit;

/// <summary>The tests that need this checkout's packages: one after the other, over one feed.</summary>
[CollectionDefinition(Name)]
public sealed class WithPackages : ICollectionFixture<PackedFeed>
{
    public const string Name = "Packages of this checkout";
}
