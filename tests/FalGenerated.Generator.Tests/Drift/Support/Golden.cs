namespace FalGenerated.Generator.Tests.Drift.Support;

/// <summary>Approved texts; run the tests once with FAL_APPROVE=1 to rewrite them, and read the difference.</summary>
internal static class Golden
{
    public static void Equal(string name, string actual)
    {
        string path = Repository.PathOf("tests", "FalGenerated.Generator.Tests", "Drift", "Reports", "golden", name);
        if (Environment.GetEnvironmentVariable("FAL_APPROVE") == "1")
        {
            File.WriteAllText(path, actual);
        }

        string approved = File.Exists(path) ? File.ReadAllText(path) : "";
        Assert.True(approved == actual, $"{name} is not the approved text. It is now:\n{actual}\nRun the tests with FAL_APPROVE=1 to approve it.");
    }
}
