using FalGenerated.Mcp.Failures;

namespace FalGenerated.Mcp.Files;

/// <summary>
/// Resolves a path as the system would when it opens it: each link followed, each <c>..</c> applied to what the link before it leads to, each
/// name as the disk spells it. What does not exist is kept as it is written.
/// </summary>
internal static class RealPath
{
    // As Linux: a path that follows more leads in a circle.
    private const int MostLinks = 40;

    /// <param name="path">An absolute path.</param>
    /// <exception cref="ToolException">Its links lead in a circle.</exception>
    public static string Of(string path)
    {
        string real = Path.GetPathRoot(path)!;
        Stack<string> rest = new(Parts(path).Reverse());
        int links = 0;
        while (rest.TryPop(out string? name))
        {
            if (name is "..")
            {
                real = Path.GetDirectoryName(real) ?? real;
                continue;
            }

            string next = Path.Combine(real, name);
            if (new FileInfo(next).LinkTarget is not { } target)
            {
                real = Path.Combine(real, NameOnDisk(real, name));
                continue;
            }

            if (++links > MostLinks)
            {
                throw new ToolException($"The links of '{path}' lead in a circle, so nothing was sent: give the file itself.");
            }

            real = Path.IsPathRooted(target) ? Path.GetPathRoot(target)! : real;
            Array.ForEach([.. Parts(target).Reverse()], rest.Push);
        }

        return real;
    }

    private static IEnumerable<string> Parts(string path) => path[Path.GetPathRoot(path)!.Length..]
        .Split([Path.DirectorySeparatorChar, Path.AltDirectorySeparatorChar], StringSplitOptions.RemoveEmptyEntries)
        .Where(part => part != ".");

    /// <summary>The spelling of the disk, where case does not count; two names that differ in case only are two files elsewhere.</summary>
    private static string NameOnDisk(string folder, string name)
    {
        if (!Path.Exists(Path.Combine(folder, name)))
        {
            return name;
        }

        try
        {
            string[] alike = [.. Directory.EnumerateFileSystemEntries(folder).Select(entry => Path.GetFileName(entry)).Where(entry => entry.Equals(name, StringComparison.OrdinalIgnoreCase))];
            return alike.Contains(name, StringComparer.Ordinal) ? name : alike.FirstOrDefault() ?? name;
        }
        catch (UnauthorizedAccessException)
        {
            // A folder that may be passed and not listed: the name stays as it is written, which allows no more than what is written.
            return name;
        }
    }
}
