namespace FalGenerated.Generator.Commands;

/// <summary>Finds the contract root of the repository in which the tool was started.</summary>
internal static class ContractRoot
{
    private const string Folder = "openapi";

    /// <summary>
    /// The nearest <c>openapi</c> with a lock, from a folder upwards to the root of its repository, relative to that folder. Without one,
    /// <c>openapi</c> in the folder itself: there <c>add</c> makes it, and the other commands say that it is missing.
    /// </summary>
    public static string FindFrom(string start)
    {
        for (DirectoryInfo? folder = new(start); folder is not null; folder = folder.Parent)
        {
            string candidate = Path.Combine(folder.FullName, Folder);
            if (File.Exists(Path.Combine(candidate, "contract.lock.json")))
            {
                return Path.GetRelativePath(start, candidate);
            }

            // A worktree and a submodule have a file of this name. What lies above belongs to another repository.
            if (Path.Exists(Path.Combine(folder.FullName, ".git")))
            {
                break;
            }
        }

        return Folder;
    }
}
