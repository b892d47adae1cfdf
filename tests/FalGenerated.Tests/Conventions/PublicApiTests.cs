using PublicApiGenerator;

namespace FalGenerated.Tests.Conventions;

/// <summary>The public surface is readable text, so that a change of it shows as a diff.</summary>
public sealed class PublicApiTests
{
    [Fact]
    public void PublicApi_ComparedWithApprovedListing_IsUnchanged()
    {
        string approved = Repository.PathOf("tests", "FalGenerated.Tests", "Conventions", "PublicApi.approved.txt");
        string actual = typeof(FalFile).Assembly
            .GeneratePublicApi(new ApiGeneratorOptions { IncludeAssemblyAttributes = false })
            .ReplaceLineEndings("\n");

        if (Environment.GetEnvironmentVariable("FAL_APPROVE") == "1")
        {
            File.WriteAllText(approved, actual);
        }

        Assert.True(
            File.Exists(approved) && actual == File.ReadAllText(approved),
            $"The public API differs from {Path.GetFileName(approved)}. If that is meant, run the tests once with FAL_APPROVE=1 and commit the file.");
    }
}
