namespace FalGenerated.Generator.Diagnostics;

/// <summary>Paths as messages and reports name them; never absolute, because an absolute path differs from machine to machine.</summary>
internal static class DisplayPath
{
    /// <summary>The name of a file in reports: relative to the working folder when it lies below it, else its last part.</summary>
    public static string Of(string path)
    {
        if (!Path.IsPathRooted(path))
        {
            return path.Replace('\\', '/');
        }

        string relative = Path.GetRelativePath(Directory.GetCurrentDirectory(), path).Replace('\\', '/');
        return Path.IsPathRooted(relative) || relative.StartsWith("../", StringComparison.Ordinal) ? Path.GetFileName(path) : relative;
    }
}
