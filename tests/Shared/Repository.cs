namespace FalGenerated.TestSupport;

/// <summary>The checkout that the tests were built from.</summary>
internal static class Repository
{
    /// <summary>The folder of the solution file, found upwards from the test program.</summary>
    public static string Root { get; } = Find();

    public static string PathOf(params string[] parts) => Path.Combine([Root, .. parts]);

    private static string Find()
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "FalGenerated.sln")))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException("FalGenerated.sln is in no folder above the test program: run the tests from a checkout.");
    }
}
