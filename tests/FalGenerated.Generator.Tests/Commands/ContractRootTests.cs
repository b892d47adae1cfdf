using FalGenerated.Generator.Commands;
using FalGenerated.Generator.Tests.Support;

namespace FalGenerated.Generator.Tests.Commands;

public sealed class ContractRootTests
{
    [Theory]
    [InlineData("", "openapi")]
    [InlineData("src", "../openapi")]
    [InlineData("src/deep/er", "../../../openapi")]
    public void FindFrom_BelowTheLock_FindsItUpwards(string start, string expected)
    {
        using TemporaryFolder folder = new();
        Put(folder, "openapi/contract.lock.json");
        Put(folder, ".git/HEAD");

        Assert.Equal(expected.Replace('/', Path.DirectorySeparatorChar), ContractRoot.FindFrom(At(folder, start)));
    }

    [Theory]
    [InlineData(".git/HEAD")]
    [InlineData(".git")]
    public void FindFrom_AnotherRepositoryInside_StopsAtItsRoot(string git)
    {
        using TemporaryFolder folder = new();
        Put(folder, "openapi/contract.lock.json");
        Put(folder, "inner/" + git);

        Assert.Equal("openapi", ContractRoot.FindFrom(At(folder, "inner/src")));
    }

    [Fact]
    public void FindFrom_FolderWithoutALock_IsPassedOver()
    {
        using TemporaryFolder folder = new();
        Put(folder, "openapi/contract.lock.json");
        Put(folder, "src/openapi/readme.txt");
        Put(folder, ".git/HEAD");

        Assert.Equal(Path.Combine("..", "openapi"), ContractRoot.FindFrom(At(folder, "src")));
    }

    private static string At(TemporaryFolder folder, string path) =>
        Directory.CreateDirectory(path.Length == 0 ? folder.Root : folder.PathOf(path.Split('/'))).FullName;

    private static void Put(TemporaryFolder folder, string file)
    {
        string path = folder.PathOf(file.Split('/'));
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, "{}");
    }
}
